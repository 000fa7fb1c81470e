extension NativeModule {
    static var printFunctions: [NativeFunction] {
        [
            NativeFunction("print", "(*args, sep=' ', end='\\n', file=None, flush=False)") {
                (runtime, arguments) throws(Raised) in
                let options = try runtime.printOptions(arguments)
                var file = options.file
                if file == nil { file = try runtime.systemStream(.stdout) }
                guard let stream = file else { throw runtime.runtimeError("lost sys.stdout") }
                if stream == runtime.none { return runtime.retained(runtime.none) }
                runtime.retain(stream)
                defer { runtime.release(stream) }
                try runtime.printValues(arguments, options, to: stream)
                return runtime.retained(runtime.none)
            }
        ]
    }
}

/// What the keyword arguments of `print` say; all borrowed, nil where they are None or not given.
private struct PrintOptions {
    var separator: ObjectRef?
    var end: ObjectRef?
    var file: ObjectRef?
    var flushes = false
}

extension Runtime {
    fileprivate func printOptions(_ arguments: Arguments) throws(Raised) -> PrintOptions {
        var options = PrintOptions()
        guard let names = arguments.keywordNames else { return options }
        for index in 0..<tupleCount(names) {
            let value = arguments.values[arguments.count + index]
            switch stringValue(tupleItem(names, index)) {
            case "sep": options.separator = try textOption(value, "sep")
            case "end": options.end = try textOption(value, "end")
            case "file": options.file = value == none ? nil : value
            case "flush": options.flushes = try isTrue(value)
            case let other: throw typeError("'\(other)' is an invalid keyword argument for print()")
            }
        }
        return options
    }

    private func textOption(_ value: ObjectRef, _ name: StaticString) throws(Raised) -> ObjectRef? {
        if value == none { return nil }
        guard value.kind == .str else {
            throw typeError("\(name) must be None or a string, not \(typeName(of: value))")
        }
        return value
    }

    fileprivate func printValues(
        _ arguments: Arguments, _ options: PrintOptions, to stream: ObjectRef
    ) throws(Raised) {
        let space = statics.latin1(UInt8(ascii: " "))
        for index in 0..<arguments.count {
            if index > 0 { try writePiece(options.separator ?? space, to: stream) }
            let text = try string(arguments[index])
            defer { release(text) }
            try writePiece(text, to: stream)
        }
        try writePiece(options.end ?? statics.latin1(10), to: stream)
        guard options.flushes else { return }
        if stream.type == types[.textStream] { return try flushStream(stream) }
        release(try callMethod(stream, name(.flush)))
    }

    /// Writes to the stream itself, or calls the `write` of what takes its place.
    private func writePiece(_ text: ObjectRef, to stream: ObjectRef) throws(Raised) {
        if stream.type == types[.textStream] { return try writeText(text, to: stream) }
        release(try callMethod(stream, name(.write), [text]))
    }
}
