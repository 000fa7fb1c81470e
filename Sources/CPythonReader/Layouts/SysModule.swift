/// The few things of `sys` and `builtins` that say whether a layout is right, read with nothing but the layout.
struct SysModule {
    private let interpreter: UInt64
    private let space: AddressSpace
    private let dicts: DictReader
    private let strings: StringReader
    private let type: Int
    private let typeName: Int
    private let sysDict: Int
    private let builtins: Int
    private let modules: Int
    /// Of an int: its size, and its digits.
    private let size: Int
    private let digits: Int
    private let hasTag: Bool

    init(
        interpreter: UInt64, _ layout: LayoutTable, minor: Int, in space: AddressSpace
    ) throws(CaptureError) {
        self.interpreter = interpreter
        self.space = space
        dicts = try DictReader(layout, minor: minor)
        strings = try StringReader(layout)
        type = try layout.offset("PyObject", "ob_type")
        typeName = try layout.offset("PyTypeObject", "tp_name")
        sysDict = try layout.offset("PyInterpreterState", "sysdict")
        builtins = try layout.offset("PyInterpreterState", "builtins")
        modules = try layout.firstOffset("PyInterpreterState", "imports.modules", "modules")
        hasTag = minor >= 12
        size =
            try hasTag
            ? layout.offset("PyLongObject", "long_value.lv_tag") : layout.offset("PyVarObject", "ob_size")
        digits = try layout.firstOffset("PyLongObject", "long_value.ob_digit", "ob_digit")
    }

    /// `sys.__dict__`, `builtins.__dict__`, `sys.modules`; 0 where there is none, or none that can be read.
    var sysDictionary: UInt64 { member(sysDict) }
    var builtinsDictionary: UInt64 { member(builtins) }
    var modulesDictionary: UInt64 { member(modules) }

    private func member(_ offset: Int) -> UInt64 { space.word(interpreter &+ UInt64(offset)) ?? 0 }

    func typeAddress(of object: UInt64) -> UInt64 { space.word(object &+ UInt64(type)) ?? 0 }

    /// `tp_name` of a type. Nil also where it is constant data that the core left out.
    func name(ofType address: UInt64) -> String? {
        space.word(address &+ UInt64(typeName)).flatMap { space.cString($0) }
    }

    func string(at object: UInt64) -> String? { strings.string(at: object, in: space) }

    func forEachEntry(of dict: UInt64, _ body: (_ key: UInt64, _ value: UInt64) -> Bool) {
        dicts.forEachEntry(ofDict: dict, in: space, body)
    }

    func value(of name: StaticString, in dict: UInt64) -> UInt64? {
        var found: UInt64?
        forEachEntry(of: dict) { key, value in
            if strings.equals(key, name, in: space) { found = value }
            return found == nil
        }
        return found
    }

    /// What `sys.hexversion` says; nil where it cannot be read, as in an interpreter that is only being set up.
    var version: PythonInstance.Version? {
        guard let number = value(of: "hexversion", in: sysDictionary),
            let size = space.word(number &+ UInt64(size)),
            let low = space.load(number &+ UInt64(digits), as: UInt32.self)
        else { return nil }
        // One digit of 30 bits, positive.
        guard size == (hasTag ? 1 << 3 : 1) else { return nil }
        return PythonInstance.Version(hexVersion: UInt64(low))
    }
}
