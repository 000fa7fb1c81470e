enum SyntaxErrorLayout {
    static let message = 72
    static let file = 80
    static let line = 88
    static let offset = 96
    static let endLine = 104
    static let endOffset = 112
    static let text = 120
    static let printsFileAndLine = 128
}

extension NativeType {
    static var syntaxError: NativeType {
        NativeType(.syntaxError) { type in
            type.slots = { slots in
                slots.initialize = { (runtime, exception, arguments) throws(Raised) in
                    try runtime.expectNoKeywords(arguments, of: exception)
                    runtime.setArguments(of: exception, arguments)
                    try runtime.fillSyntaxError(exception, arguments)
                }
                slots.string = { (runtime, exception) throws(Raised) in
                    try runtime.describeSyntaxError(exception)
                }
            }
            type.attributes = [
                .field("msg", SyntaxErrorLayout.message), .field("filename", SyntaxErrorLayout.file),
                .field("lineno", SyntaxErrorLayout.line), .field("offset", SyntaxErrorLayout.offset),
                .field("end_lineno", SyntaxErrorLayout.endLine),
                .field("end_offset", SyntaxErrorLayout.endOffset),
                .field("text", SyntaxErrorLayout.text),
                .field("print_file_and_line", SyntaxErrorLayout.printsFileAndLine),
            ]
        }
    }
}

extension Runtime {
    /// The second argument is a tuple of file, line, offset, text and optionally the end.
    fileprivate func fillSyntaxError(_ exception: ObjectRef, _ arguments: Arguments) throws(Raised) {
        if arguments.count >= 1 { set(exception, SyntaxErrorLayout.message, arguments[0]) }
        guard arguments.count == 2 else { return }
        let place = try makeTuple(from: arguments[1])
        defer { release(place) }
        let count = tupleCount(place)
        guard count == 4 || count == 6 else {
            let problem = count < 4 ? "expected at least 4" : "expected at most 6"
            throw typeError("function missing required argument: \(problem) arguments, got \(count)")
        }
        let offsets = [
            SyntaxErrorLayout.file, SyntaxErrorLayout.line, SyntaxErrorLayout.offset, SyntaxErrorLayout.text,
            SyntaxErrorLayout.endLine, SyntaxErrorLayout.endOffset,
        ]
        for index in 0..<count { set(exception, offsets[index], tupleItem(place, index)) }
    }

    /// `message (file, line n)`.
    fileprivate func describeSyntaxError(_ exception: ObjectRef) throws(Raised) -> ObjectRef {
        let message = try string(exception[reference: SyntaxErrorLayout.message] ?? none)
        let file = exception[reference: SyntaxErrorLayout.file].flatMap {
            $0.kind == .str ? stringValue($0) : nil
        }
        let line = exception[reference: SyntaxErrorLayout.line].flatMap {
            $0.kind == .int ? intValue($0) : nil
        }
        let base = file.map { String($0.split(separator: "/").last ?? "") }
        defer { release(message) }
        let text = stringValue(message)
        switch (base, line) {
        case (nil, nil): return retained(message)
        case (let base?, let line?): return makeString("\(text) (\(base), line \(line))")
        case (let base?, nil): return makeString("\(text) (\(base))")
        case (nil, let line?): return makeString("\(text) (line \(line))")
        }
    }

    /// Raises a SyntaxError of a program's text.
    /// - Parameters:
    ///   - columns: from 1; nil where only the line is known.
    ///   - text: the line.
    package func raiseSyntaxError(
        _ kind: ExceptionKind, _ message: String, file: String, line: Int, column: Int, endLine: Int,
        endColumn: Int, text: String?
    ) -> Raised {
        let exception = makeException(exceptionType(kind), owned: [])
        let place = [
            makeString(file), makeInt(line), makeInt(column), text.map { makeString($0) } ?? retained(none),
            makeInt(endLine), makeInt(endColumn),
        ]
        let messageObject = makeString(message)
        let tuple = makeTuple(owned: place)
        set(exception, SyntaxErrorLayout.message, messageObject)
        set(exception, SyntaxErrorLayout.file, place[0])
        set(exception, SyntaxErrorLayout.line, place[1])
        set(exception, SyntaxErrorLayout.offset, place[2])
        set(exception, SyntaxErrorLayout.text, place[3])
        set(exception, SyntaxErrorLayout.endLine, place[4])
        set(exception, SyntaxErrorLayout.endOffset, place[5])
        let arguments = makeTuple(owned: [messageObject, tuple])
        set(exception, ExceptionLayout.arguments, arguments)
        release(arguments)
        return raise(owned: exception)
    }
}
