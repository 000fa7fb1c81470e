/// `_Py_DebugOffsets`, with which `_PyRuntime` begins from 3.13 on: a version and some offsets of that very build.
///
///     cookie "xdebugpy" · version u64, as Py_Version · free_threaded u64 · offsets and sizes, u64 each
///
/// Source: Include/internal/pycore_runtime.h (3.14: pycore_debug_offsets.h).
struct DebugOffsets {
    /// "xdebugpy", as a little-endian word.
    static let cookie: UInt64 = 0x7970_6775_6265_6478

    let address: UInt64
    let hexVersion: UInt64
    let isFreeThreaded: Bool

    /// Nil where there is no cookie.
    init?(at runtime: UInt64, in space: AddressSpace) {
        guard space.word(runtime) == Self.cookie, let version = space.word(runtime &+ 8),
            let freeThreaded = space.word(runtime &+ 16)
        else { return nil }
        address = runtime
        hexVersion = version
        isFreeThreaded = freeThreaded != 0
    }

    /// Where the table and the build differ, as clauses; empty where they agree in everything they have in common.
    func contradictions(to layout: LayoutTable, in space: AddressSpace) -> [String] {
        var found: [String] = []
        for (group, structure, members) in Self.groups {
            for (member, field) in members {
                guard let here = layout.offsetIfPresent("_Py_DebugOffsets", "\(group).\(member)"),
                    let theirs = space.word(address &+ UInt64(here)),
                    let ours = Self.number(layout, structure, field), theirs != UInt64(ours)
                else { continue }
                found.append("\(structure).\(field) is \(theirs) in the process and \(ours) in the table")
            }
        }
        return found
    }

    private static func number(_ layout: LayoutTable, _ structure: String, _ field: String) -> Int? {
        switch field {
        case "sizeof": layout.sizeIfPresent(structure)
        // Counted from the start of `gc`, which is a part of the interpreter's state.
        case "gc.collecting":
            layout.offsetIfPresent(structure, field).flatMap { collecting in
                layout.offsetIfPresent(structure, "gc").map { collecting - $0 }
            }
        default: layout.offsetIfPresent(structure, field)
        }
    }

    /// The members of `_Py_DebugOffsets` by group, with the struct and the field that each tells of.
    private static let groups: [(group: String, structure: String, members: KeyValuePairs<String, String>)] =
        [
            (
                "runtime_state", "_PyRuntimeState",
                ["size": "sizeof", "interpreters_head": "interpreters.head"]
            ),
            (
                "interpreter_state", "PyInterpreterState",
                [
                    "size": "sizeof", "id": "id", "next": "next", "threads_head": "threads.head",
                    "threads_main": "threads.main", "gc": "gc", "imports_modules": "imports.modules",
                    "sysdict": "sysdict", "builtins": "builtins", "ceval_gil": "ceval.gil",
                ]
            ),
            (
                "thread_state", "PyThreadState",
                [
                    "size": "sizeof", "prev": "prev", "next": "next", "interp": "interp",
                    "current_frame": "current_frame", "thread_id": "thread_id", "status": "_status",
                    "native_thread_id": "native_thread_id", "datastack_chunk": "datastack_chunk",
                ]
            ),
            (
                "interpreter_frame", "_PyInterpreterFrame",
                [
                    "size": "sizeof", "previous": "previous", "executable": "f_executable",
                    "instr_ptr": "instr_ptr",
                    "localsplus": "localsplus", "owner": "owner", "stackpointer": "stackpointer",
                ]
            ),
            (
                "code_object", "PyCodeObject",
                [
                    "size": "sizeof", "filename": "co_filename", "name": "co_name", "qualname": "co_qualname",
                    "linetable": "co_linetable", "firstlineno": "co_firstlineno", "argcount": "co_argcount",
                    "localsplusnames": "co_localsplusnames", "localspluskinds": "co_localspluskinds",
                    "co_code_adaptive": "co_code_adaptive",
                ]
            ),
            ("pyobject", "PyObject", ["size": "sizeof", "ob_type": "ob_type"]),
            (
                "type_object", "PyTypeObject",
                ["size": "sizeof", "tp_name": "tp_name", "tp_flags": "tp_flags"]
            ),
            ("tuple_object", "PyTupleObject", ["size": "sizeof", "ob_item": "ob_item"]),
            ("tuple_object", "PyVarObject", ["ob_size": "ob_size"]),
            ("list_object", "PyListObject", ["size": "sizeof", "ob_item": "ob_item"]),
            (
                "dict_object", "PyDictObject",
                ["size": "sizeof", "ma_keys": "ma_keys", "ma_values": "ma_values"]
            ),
            (
                "set_object", "PySetObject",
                ["size": "sizeof", "used": "used", "table": "table", "mask": "mask"]
            ),
            ("float_object", "PyFloatObject", ["size": "sizeof", "ob_fval": "ob_fval"]),
            (
                "long_object", "PyLongObject",
                ["size": "sizeof", "lv_tag": "long_value.lv_tag", "ob_digit": "long_value.ob_digit"]
            ),
            ("bytes_object", "PyBytesObject", ["size": "sizeof", "ob_sval": "ob_sval"]),
            ("unicode_object", "PyUnicodeObject", ["size": "sizeof"]),
            (
                "unicode_object", "PyASCIIObject",
                ["asciiobject_size": "sizeof", "state": "state", "length": "length"]
            ),
            ("gc", "PyInterpreterState", ["collecting": "gc.collecting"]),
        ]
}
