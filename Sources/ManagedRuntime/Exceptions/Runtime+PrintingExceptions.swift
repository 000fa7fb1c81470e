/// Exceptions that nobody handled, as 3.11's interpreter prints them.
extension Runtime {
    /// The text that an exception ends a program with: the chain that led to it first, each with its traceback.
    package func describe(uncaught exception: ObjectRef) -> String {
        var seen: Set<ObjectRef> = []
        return describe(exception, &seen)
    }

    private func describe(_ exception: ObjectRef, _ seen: inout Set<ObjectRef>) -> String {
        seen.insert(exception)
        var text = ""
        if let cause = exception[reference: ExceptionLayout.cause] {
            if !seen.contains(cause) {
                text += describe(cause, &seen)
                text += "\nThe above exception was the direct cause of the following exception:\n\n"
            }
        } else if let context = exception[reference: ExceptionLayout.context], !exception.suppressesContext {
            if !seen.contains(context) {
                text += describe(context, &seen)
                text += "\nDuring handling of the above exception, another exception occurred:\n\n"
            }
        }
        if let traceback = exception[reference: ExceptionLayout.traceback] {
            var printer = TracebackPrinter(self)
            printer.write(traceback)
            text += printer.text
        }
        return text + describeItself(exception)
    }

    /// Without traceback: the place of a SyntaxError, class and message, notes.
    private func describeItself(_ exception: ObjectRef) -> String {
        var text = ""
        var message: String?
        if isSubtype(exception.type, exceptionType(.syntaxError)),
            exception[reference: SyntaxErrorLayout.file] != nil
                || exception[reference: SyntaxErrorLayout.text] != nil
        {
            text += describePlace(ofSyntaxError: exception)
            message = exception[reference: SyntaxErrorLayout.message].flatMap { plainText($0) }
        }
        text += describeType(of: exception)
        let shown = message ?? plainText(exception) ?? "<exception str() failed>"
        if !shown.isEmpty { text += ": " + shown }
        if let suggestion = suggestion(for: exception) { text += ". Did you mean: '\(suggestion)'?" }
        return text + "\n" + describeNotes(of: exception)
    }

    /// `module.Class`; only the class of built-in ones and of the program's own.
    func describeType(of exception: ObjectRef) -> String {
        let type = exception.type
        let name = textAttribute(type, .__qualname__) ?? name(ofType: type)
        guard let module = textAttribute(type, .__module__) else { return "<unknown>." + name }
        return module == "builtins" || module == "__main__" ? name : "\(module).\(name)"
    }

    /// `str(object)`; nil where that raises.
    func plainText(_ object: ObjectRef) -> String? {
        do throws(Raised) {
            let text = try string(object)
            defer { release(text) }
            return stringValue(text)
        } catch {
            dropException()
            return nil
        }
    }

    private func describeNotes(of exception: ObjectRef) -> String {
        do throws(Raised) {
            guard let notes = try attributeIfPresent(exception, named: name(.__notes__)) else { return "" }
            defer { release(notes) }
            guard notes.kind == .list || notes.kind == .tuple else {
                return try text(representing: notes) + "\n"
            }
            var result = ""
            try forEach(in: notes) { note in
                let text = plainText(note) ?? "<note str() failed>"
                result += text + "\n"
            }
            return result
        } catch {
            dropException()
            return ""
        }
    }

    /// File and line, then the line itself with carets under the mistake.
    private func describePlace(ofSyntaxError exception: ObjectRef) -> String {
        func number(_ offset: Int) -> Int? {
            exception[reference: offset].flatMap { $0.kind == .int ? intValue($0) : nil }
        }
        let file = exception[reference: SyntaxErrorLayout.file].flatMap { $0 == none ? nil : plainText($0) }
        let line = number(SyntaxErrorLayout.line) ?? 0
        var text = "  File \"\(file ?? "<string>")\", line \(line)\n"
        guard
            let source = exception[reference: SyntaxErrorLayout.text].flatMap({
                $0 == none ? nil : plainText($0)
            })
        else { return text }
        let offset = number(SyntaxErrorLayout.offset) ?? -1
        let endLine = number(SyntaxErrorLayout.endLine) ?? line
        let endOffset = number(SyntaxErrorLayout.endOffset) ?? -1
        text += describe(
            Array(source.utf8), offset: offset, endOffset: endLine > line ? source.utf8.count : endOffset)
        return text
    }

    /// Offsets are bytes from 1, as they are in sources that declare no encoding.
    private func describe(_ source: [UInt8], offset: Int, endOffset: Int) -> String {
        let carets = endOffset > 0 && endOffset > offset ? endOffset - offset : 1
        let indented = source.prefix { $0 == 32 || $0 == 9 || $0 == 12 }.count
        var line = source[indented...]
        if line.last == 10 { line = line.dropLast() }
        var column = min(offset - 1 - indented, line.count)
        while let end = line.firstIndex(of: 10), end - line.startIndex < column {
            column -= end - line.startIndex + 1
            line = line[(end + 1)...]
        }
        let text = "    \(String(decoding: line, as: UTF8.self))\n"
        guard column >= 0 else { return text }
        return text + "    " + String(repeating: " ", count: column) + String(repeating: "^", count: carets)
            + "\n"
    }
}
