extension NativeModule {
    /// `_json`: what the module `json`, in Python, scans and writes with.
    static var json: NativeModule {
        NativeModule("_json") {
            $0.functions = [
                NativeFunction("scan") { (r, a) throws(Raised) in
                    try r.expect(a, 10...10, "scan", receivers: 0)
                    return try r.scanJSON(a)
                },
                NativeFunction("encode") { (r, a) throws(Raised) in
                    try r.expect(a, 10...10, "encode", receivers: 0)
                    return try r.encodeJSON(a)
                },
            ]
        }
    }
}

extension Runtime {
    /// The document, where to begin, whether it must be all of it, whether control characters are errors in strings, the
    /// class of errors, and the hooks. Gives the value, or value and end where it need not be all.
    fileprivate func scanJSON(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments[0].kind == .str else {
            throw typeError("first argument must be a string, not \(typeName(of: arguments[0]))")
        }
        func hook(_ index: Int) -> ObjectRef? { arguments[index] == none ? nil : arguments[index] }
        let isWhole = try isTrue(arguments[2])
        var scanner = JSONScanner(
            runtime: self, document: arguments[0], start: try index(arguments[1]),
            strict: try isTrue(arguments[3]), errorClass: arguments[4],
            hooks: JSONScanner.Hooks(
                object: hook(5), pairs: hook(6), float: hook(7), int: hook(8), constant: hook(9)))
        defer { scanner.releaseKeys() }
        if isWhole { scanner.skipSpace() }
        let value = try scanner.value()
        guard isWhole else { return makeTuple(owned: [value, makeInt(scanner.position)]) }
        scanner.skipSpace()
        guard scanner.isAtEnd else {
            release(value)
            throw scanner.error("Extra data", at: scanner.position)
        }
        return value
    }

    fileprivate func encodeJSON(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        var options = JSONWriter.Options()
        options.indent = arguments[2] == none ? nil : try texts(arguments[2], "indent")
        options.itemSeparator = try texts(arguments[3], "item separator")
        options.keySeparator = try texts(arguments[4], "key separator")
        options.asciiOnly = try isTrue(arguments[5])
        options.sortsKeys = try isTrue(arguments[6])
        options.skipsKeys = try isTrue(arguments[7])
        options.allowsNaN = try isTrue(arguments[8])
        options.checksCycles = try isTrue(arguments[9])
        var writer = JSONWriter(runtime: self, defaultFunction: arguments[1], options: options)
        try writer.write(arguments[0], depth: 0)
        return makeString(writer.text)
    }

    private func texts(_ object: ObjectRef, _ role: StaticString) throws(Raised) -> TextView {
        guard object.kind == .str else {
            throw typeError("\(role) must be str, not \(typeName(of: object))")
        }
        return view(object)
    }
}
