enum FunctionLayout {
    static let globals = 16
    static let builtins = 24
    static let name = 32
    static let qualifiedName = 40
    static let code = 48
    static let defaults = 56
    static let keywordDefaults = 64
    static let closure = 72
    static let doc = 80
    static let dict = 88
    static let weakList = 96
    static let module = 104
    static let annotations = 112
    /// UInt32: changes with code and defaults; 0 until something is cached for it.
    static let version = 128
    static let size = 136
}

/// Only for function objects; borrowed.
extension ObjectRef {
    @inline(__always)
    var functionCode: ObjectRef { self[reference: FunctionLayout.code].unsafelyUnwrapped }
    @inline(__always)
    var functionGlobals: ObjectRef { self[reference: FunctionLayout.globals].unsafelyUnwrapped }
    @inline(__always)
    var functionBuiltins: ObjectRef { self[reference: FunctionLayout.builtins].unsafelyUnwrapped }
    var functionQualifiedName: ObjectRef { self[reference: FunctionLayout.qualifiedName].unsafelyUnwrapped }

    @inline(__always)
    var functionVersion: UInt32 {
        get { raw.load(fromByteOffset: FunctionLayout.version, as: UInt32.self) }
        nonmutating set {
            raw.storeBytes(of: newValue, toByteOffset: FunctionLayout.version, as: UInt32.self)
        }
    }
}

extension Runtime {
    /// A new function that runs the code with the globals.
    func makeFunction(code: ObjectRef, globals: ObjectRef) -> ObjectRef {
        let function = newContainer(types[.function], size: FunctionLayout.size)
        function.raw.initializeMemory(as: UInt8.self, at: 16, count: FunctionLayout.size - 16)
        function[reference: FunctionLayout.globals] = retained(globals)
        function[reference: FunctionLayout.builtins] = retained(builtins(for: globals))
        function[reference: FunctionLayout.name] = retained(code.codeName)
        function[reference: FunctionLayout.qualifiedName] = retained(code.codeQualifiedName)
        function[reference: FunctionLayout.code] = retained(code)
        let constants = code.codeConstants
        var doc = none
        if tupleCount(constants) > 0, tupleItem(constants, 0).kind == .str { doc = tupleItem(constants, 0) }
        function[reference: FunctionLayout.doc] = retained(doc)
        if let module = dictValue(globals, for: name(.__name__)) {
            function[reference: FunctionLayout.module] = retained(module)
        }
        track(function)
        return function
    }

    /// The dict in which names are looked up after the globals; borrowed.
    func builtins(for globals: ObjectRef) -> ObjectRef {
        guard let builtins = dictValue(globals, for: name(.__builtins__)) else {
            return language.pointee.builtins
        }
        return builtins.kind == .module ? moduleDict(builtins) : builtins
    }

    func makeCell(owned contents: ObjectRef?) -> ObjectRef {
        let cell = newContainer(types[.cell], size: 24)
        cell[reference: CellLayout.contents] = contents
        track(cell)
        return cell
    }
}

enum CellLayout {
    static let contents = 16
}
