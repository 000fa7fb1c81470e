/// What 3.12 and later keep of each static type by interpreter, since a static type is shared by all: its dict and its
/// subclasses (Include/internal/pycore_typeobject.h, `static_builtin_state`, from 3.13 on `managed_static_type_state`).
///
/// Empty for older versions, whose types have these in themselves.
struct StaticTypeStates: Sendable {
    struct Entry: Sendable {
        var dict: UInt64
        var subclasses: UInt64
    }

    /// By address of the type; one entry for each interpreter that initialised it, the main one first.
    private var entries: [UInt64: [Entry]] = [:]

    init(_ python: PythonInstance, _ space: AddressSpace) throws(CaptureError) {
        guard python.minor >= 12 else { return }
        let layout = python.layout
        let name = python.minor == 12 ? "static_builtin_state" : "managed_static_type_state"
        let stride = try layout.size(name)
        let type = try layout.offset(name, "type")
        let dict = try layout.offset(name, "tp_dict")
        let subclasses = try layout.offset(name, "tp_subclasses")
        for (array, count) in try Self.arrays(layout, minor: python.minor) {
            for interpreter in python.interpreters {
                for index in 0..<count {
                    let entry = interpreter &+ UInt64(array + index * stride)
                    guard let address = space.word(entry &+ UInt64(type)), address != 0 else { continue }
                    entries[address, default: []].append(
                        Entry(
                            dict: space.word(entry &+ UInt64(dict)) ?? 0,
                            subclasses: space.word(entry &+ UInt64(subclasses)) ?? 0))
                }
            }
        }
    }

    /// Offsets in `PyInterpreterState`, and how many there are (`_Py_MAX_STATIC_BUILTIN_TYPES` and
    /// `_Py_MAX_MANAGED_STATIC_EXT_TYPES`).
    private static func arrays(
        _ layout: LayoutTable, minor: Int
    ) throws(CaptureError) -> [(offset: Int, count: Int)] {
        let state = "PyInterpreterState"
        guard minor >= 13 else { return [(try layout.offset(state, "types.builtins"), 200)] }
        return [
            (try layout.offset(state, "types.builtins.initialized"), 200),
            (try layout.offset(state, "types.for_extensions.initialized"), 10),
        ]
    }

    /// The main interpreter's state of a static type.
    subscript(type: UInt64) -> Entry? { entries[type]?.first }

    func all(of type: UInt64) -> [Entry] { entries[type] ?? [] }

    var isEmpty: Bool { entries.isEmpty }
    var types: some Sequence<UInt64> { entries.keys }
}
