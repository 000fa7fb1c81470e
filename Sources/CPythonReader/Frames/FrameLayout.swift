/// Offsets of what is read of frames, generators and code objects, resolved once.
///
/// A field that a version does not have is nil: which of them are there is what tells the versions apart, beside
/// ``minor`` where the meaning of a value changed.
package struct FrameLayout: Sendable {
    /// 3.x as x.
    let minor: Int
    let object: FrameObjectLayout
    /// 3.11 and later.
    let interpreterFrame: InterpreterFrameLayout?
    let code: CodeLayout
    let generator: GeneratorLayout
    /// `ob_size` and the first item of a tuple.
    let tupleSize: Int
    let tupleItems: Int
    /// The first byte of a bytes object.
    let bytesValue: Int

    package init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        self.minor = minor
        object = try FrameObjectLayout(layout, minor: minor)
        interpreterFrame = minor >= 11 ? try InterpreterFrameLayout(layout) : nil
        code = try CodeLayout(layout, minor: minor)
        generator = try GeneratorLayout(layout, minor: minor)
        tupleSize = Self.variableSize
        tupleItems = try layout.offset("PyTupleObject", "ob_item")
        bytesValue = try layout.offset("PyBytesObject", "ob_sval")
    }

    /// `PyVarObject.ob_size`, which follows the two words of `PyObject`.
    private static let variableSize = 16
}

/// `PyFrameObject`: the whole frame up to 3.10, a handle on a ``InterpreterFrameLayout`` from 3.11 on.
struct FrameObjectLayout: Sendable {
    let back: Int
    let trace: Int
    /// Up to 3.10.
    let own: OwnData?
    /// From 3.11 on: the interpreter's frame, and where it stands when this object owns it.
    let interpreterFrame: Int?
    let embeddedFrame: Int?
    /// 3.13
    let extraLocals: Int?
    let localsCache: Int?

    struct OwnData: Sendable {
        /// The generator that owns the frame, or null; borrowed.
        let generator: Int
        let code: Int
        let builtins: Int
        let globals: Int
        let locals: Int
        let valueStack: Int
        /// Up to 3.9: the address of the stack's end, null while executing.
        let stackTop: Int?
        let executing: Int?
        /// 3.10: the number of values, -1 while executing.
        let stackDepth: Int?
        let state: Int?
        let lastInstruction: Int
        let localsPlus: Int
    }

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        let name = "PyFrameObject"
        back = try layout.offset(name, "f_back")
        trace = try layout.offset(name, "f_trace")
        extraLocals = layout.offsetIfPresent(name, "f_extra_locals")
        localsCache = layout.offsetIfPresent(name, "f_locals_cache")
        if minor >= 11 {
            interpreterFrame = try layout.offset(name, "f_frame")
            embeddedFrame = try layout.offset(name, "_f_frame_data")
            own = nil
            return
        }
        interpreterFrame = nil
        embeddedFrame = nil
        own = OwnData(
            generator: try layout.offset(name, "f_gen"),
            code: try layout.offset(name, "f_code"),
            builtins: try layout.offset(name, "f_builtins"),
            globals: try layout.offset(name, "f_globals"),
            locals: try layout.offset(name, "f_locals"),
            valueStack: try layout.offset(name, "f_valuestack"),
            stackTop: minor <= 9 ? try layout.offset(name, "f_stacktop") : nil,
            executing: minor <= 9 ? try layout.offset(name, "f_executing") : nil,
            stackDepth: minor == 10 ? try layout.offset(name, "f_stackdepth") : nil,
            state: minor == 10 ? try layout.offset(name, "f_state") : nil,
            lastInstruction: try layout.offset(name, "f_lasti"),
            localsPlus: try layout.offset(name, "f_localsplus"))
    }
}

/// `_PyInterpreterFrame` (3.11 and later): on a thread's data stack, in a generator or in a frame object.
struct InterpreterFrameLayout: Sendable {
    let function: Int
    let code: Int
    let globals: Int
    let builtins: Int
    let locals: Int
    let frameObject: Int
    let previous: Int
    /// 3.11 and 3.12: the code unit before the next one; 3.13: the one being executed.
    let instruction: Int
    let instructionIsPrevious: Bool
    let stackTop: Int
    let owner: Int
    let localsPlus: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        let name = "_PyInterpreterFrame"
        func first(_ fields: [String]) throws(CaptureError) -> Int {
            for field in fields.dropLast() {
                if let offset = layout.offsetIfPresent(name, field) { return offset }
            }
            return try layout.offset(name, fields[fields.count - 1])
        }
        function = try first(["f_func", "f_funcobj"])
        code = try first(["f_code", "f_executable"])
        globals = try layout.offset(name, "f_globals")
        builtins = try layout.offset(name, "f_builtins")
        locals = try layout.offset(name, "f_locals")
        frameObject = try layout.offset(name, "frame_obj")
        previous = try layout.offset(name, "previous")
        instruction = try first(["prev_instr", "instr_ptr"])
        instructionIsPrevious = layout.offsetIfPresent(name, "prev_instr") != nil
        stackTop = try layout.offset(name, "stacktop")
        owner = try layout.offset(name, "owner")
        localsPlus = try layout.offset(name, "localsplus")
    }
}

/// `PyCodeObject`, as far as frames need it.
struct CodeLayout: Sendable {
    let stackSize: Int
    let flags: Int
    let firstLine: Int
    let fileName: Int
    let name: Int
    let lineTable: Int
    let names: Names
    /// 3.11 and later.
    let qualifiedName: Int?
    /// Up to 3.10 a bytes object, then the instructions themselves.
    let instructions: Int

    enum Names: Sendable {
        /// Up to 3.10: tuples of names, in the order in which `f_localsplus` has their values.
        case threeTuples(variables: Int, cells: Int, free: Int)
        /// From 3.11 on: one tuple, and bytes that tell what each name is.
        case oneTuple(count: Int, names: Int, kinds: Int)
    }

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        let name = "PyCodeObject"
        stackSize = try layout.offset(name, "co_stacksize")
        flags = try layout.offset(name, "co_flags")
        firstLine = try layout.offset(name, "co_firstlineno")
        fileName = try layout.offset(name, "co_filename")
        self.name = try layout.offset(name, "co_name")
        lineTable = try layout.offset(name, minor <= 9 ? "co_lnotab" : "co_linetable")
        qualifiedName = layout.offsetIfPresent(name, "co_qualname")
        instructions = try layout.offset(name, minor <= 10 ? "co_code" : "co_code_adaptive")
        if minor <= 10 {
            names = .threeTuples(
                variables: try layout.offset(name, "co_varnames"),
                cells: try layout.offset(name, "co_cellvars"),
                free: try layout.offset(name, "co_freevars"))
        } else {
            names = .oneTuple(
                count: try layout.offset(name, "co_nlocalsplus"),
                names: try layout.offset(name, "co_localsplusnames"),
                kinds: try layout.offset(name, "co_localspluskinds"))
        }
    }
}

/// `PyGenObject`, and what coroutines and async generators add to it up to 3.10; from 3.11 on all three are one struct.
struct GeneratorLayout: Sendable {
    let name: Int
    let qualifiedName: Int
    /// Up to 3.11.
    let code: Int?
    /// Up to 3.10: a frame object.
    let frame: Int?
    /// From 3.11 on: the frame itself and what it is doing.
    let embeddedFrame: Int?
    let frameState: Int?
    let exceptionType: Int?
    let exceptionValue: Int
    let exceptionTraceback: Int?
    /// Of coroutines.
    let origin: Int
    /// Of async generators.
    let finalizer: Int

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        func field(_ field: String) throws(CaptureError) -> Int { try layout.offset("PyGenObject", field) }
        name = try field("gi_name")
        qualifiedName = try field("gi_qualname")
        code = minor <= 11 ? try field("gi_code") : nil
        frame = minor <= 10 ? try field("gi_frame") : nil
        embeddedFrame = minor >= 11 ? try field("gi_iframe") : nil
        frameState = minor >= 11 ? try field("gi_frame_state") : nil
        exceptionType = minor <= 10 ? try field("gi_exc_state.exc_type") : nil
        exceptionValue = try field("gi_exc_state.exc_value")
        exceptionTraceback = minor <= 10 ? try field("gi_exc_state.exc_traceback") : nil
        origin = try layout.offset("PyCoroObject", minor <= 10 ? "cr_origin" : "cr_origin_or_finalizer")
        finalizer = try layout.offset(
            "PyAsyncGenObject", minor <= 10 ? "ag_finalizer" : "ag_origin_or_finalizer")
    }
}
