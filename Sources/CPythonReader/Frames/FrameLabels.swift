/// The labels of references that frames and generators have besides their locals, made once.
package struct FrameLabels: Sendable {
    let back: LabelNumber
    let code: LabelNumber
    let globals: LabelNumber
    let builtins: LabelNumber
    /// From 3.11 on a frame has its globals and builtins from its function.
    let borrowedGlobals: LabelNumber
    let borrowedBuiltins: LabelNumber
    let locals: LabelNumber
    let trace: LabelNumber
    let function: LabelNumber
    let frameObject: LabelNumber
    /// 3.13: what `frame.f_locals[name] = value` added, and what `PyEval_GetLocals` made.
    let extraLocals: LabelNumber
    let localsCache: LabelNumber
    let name: LabelNumber
    let qualifiedName: LabelNumber
    let exceptionType: LabelNumber
    let exceptionValue: LabelNumber
    let exceptionTraceback: LabelNumber
    let finalizer: LabelNumber
    let origin: LabelNumber
    let generator: GeneratorLabels
    let coroutine: GeneratorLabels
    let asyncGenerator: GeneratorLabels
    /// `stack [0]`, … as far as frames commonly go, each as known and as found by looking.
    let stack: [LabelNumber]
    let scannedStack: [LabelNumber]

    /// What a generator, coroutine or async generator calls its parts.
    struct GeneratorLabels: Sendable {
        let code: LabelNumber
        let frame: LabelNumber
        /// What it waits for.
        let awaited: LabelNumber
    }

    private static let stackLabels = 32

    package init(_ labels: LabelCatalog) {
        back = labels.label(".f_back")
        code = labels.label(".f_code")
        globals = labels.label(".f_globals")
        builtins = labels.label(".f_builtins")
        borrowedGlobals = labels.label(".f_globals", strength: .borrowed)
        borrowedBuiltins = labels.label(".f_builtins", strength: .borrowed)
        locals = labels.label(".f_locals")
        trace = labels.label(".f_trace")
        function = labels.label("function")
        frameObject = labels.label("frame object")
        extraLocals = labels.label("extra locals")
        localsCache = labels.label("cached locals")
        name = labels.label(".__name__")
        qualifiedName = labels.label(".__qualname__")
        exceptionType = labels.label("handled exception type")
        exceptionValue = labels.label("handled exception")
        exceptionTraceback = labels.label("handled exception traceback")
        finalizer = labels.label("finalizer")
        origin = labels.label(".cr_origin")
        generator = GeneratorLabels(
            code: labels.label(".gi_code"), frame: labels.label(".gi_frame"),
            awaited: labels.label(".gi_yieldfrom"))
        coroutine = GeneratorLabels(
            code: labels.label(".cr_code"), frame: labels.label(".cr_frame"),
            awaited: labels.label(".cr_await"))
        asyncGenerator = GeneratorLabels(
            code: labels.label(".ag_code"), frame: labels.label(".ag_frame"),
            awaited: labels.label(".ag_await"))
        stack = (0..<Self.stackLabels).map { labels.label("stack [\($0)]") }
        scannedStack = (0..<Self.stackLabels).map { labels.label("stack [\($0)]", isConservative: true) }
    }

    /// The label of slot `index` of a frame's value stack.
    func stack(_ index: Int, isScanned: Bool, in labels: LabelCatalog) -> LabelNumber {
        let made = isScanned ? scannedStack : stack
        return index < made.count ? made[index] : labels.label("stack [\(index)]", isConservative: isScanned)
    }

    /// The labels for the kind of generator that code with these flags makes.
    func generator(codeFlags: UInt32) -> GeneratorLabels {
        if codeFlags & CodeFlags.coroutine != 0 { return coroutine }
        return codeFlags & CodeFlags.asyncGenerator != 0 ? asyncGenerator : generator
    }
}

/// `co_flags` (CPython, Include/cpython/code.h).
enum CodeFlags {
    static let coroutine: UInt32 = 0x80
    static let asyncGenerator: UInt32 = 0x200
}
