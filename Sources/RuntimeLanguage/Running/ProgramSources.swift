import Glibc
import ManagedRuntime

/// The sources that a program consists of: its file, those beside it, and the modules that ship.
package final class ProgramSources: SourceFinder, SourceReader {
    /// Where the program's file is: modules are looked for there.
    private let directory: String
    private var lines: [String: [String]] = [:]

    /// What is to be put between the statements of a file.
    var instrument: (String) -> Instrumentation = { _ in Instrumentation() }

    package init(directory: String) { self.directory = directory }

    // MARK: SourceFinder

    package func find(_ module: String, for runtime: Runtime) throws(Raised) -> SourceModule? {
        if let text = EmbeddedLibrary.modules[module] {
            let file = EmbeddedLibrary.file(of: module)
            return SourceModule(code: try code(of: text, file: file, for: runtime), file: file)
        }
        let file = ProgramSources.join(directory, module + ".py")
        guard let text = ProgramSources.contents(of: file) else { return nil }
        return SourceModule(code: try code(of: text, file: file, for: runtime), file: file)
    }

    /// A new code object; raises SyntaxError.
    private func code(of source: [UInt8], file: String, for runtime: Runtime) throws(Raised) -> ObjectRef {
        runtime.makeCode(try compiled(source, file: file, for: runtime))
    }

    /// What the compiler makes of a source; raises SyntaxError.
    package func compiled(
        _ source: [UInt8], file: String, for runtime: Runtime
    ) throws(Raised) -> CodeDescription {
        do throws(SyntaxError) {
            let module = instrumented(try parse(source, file: file), file: file, for: runtime)
            let (code, warnings) = try compileWithWarnings(module, file: file)
            if !warnings.isEmpty { show(warnings, source: source, file: file, in: runtime) }
            return code
        } catch {
            throw raise(error, source: source, file: file, in: runtime)
        }
    }

    private func instrumented(_ module: Module, file: String, for runtime: Runtime) -> Module {
        let instrumentation = instrument(file)
        guard !instrumentation.isEmpty else { return module }
        let result = instrumentation.apply(to: module)
        if let line = instrumentation.dumpLine, !result.placesDump {
            runtime.writeToStandardError(
                "barrow: no statement begins at line \(line) of \(file), or behind it\n")
        }
        if let function = instrumentation.profiledFunction, !result.placesProfile {
            runtime.writeToStandardError("barrow: there is no function \(function) in \(file)\n")
        }
        return result.module
    }

    private func show(_ warnings: [SyntaxWarning], source: [UInt8], file: String, in runtime: Runtime) {
        let lines = ProgramSources.split(source)
        for warning in warnings {
            var text = "\(file):\(warning.line): SyntaxWarning: \(warning.message)\n"
            if lines.indices.contains(warning.line - 1) {
                var line = lines[warning.line - 1].drop { $0.isWhitespace }
                while line.last?.isWhitespace == true { line.removeLast() }
                text += "  \(line)\n"
            }
            runtime.writeToStandardError(text)
        }
    }

    private func raise(_ error: SyntaxError, source: [UInt8], file: String, in runtime: Runtime) -> Raised {
        let kind: ExceptionKind =
            switch error.kind {
            case .syntax, .outsideSubset: .syntaxError
            case .indentation: .indentationError
            case .tab: .tabError
            }
        let place = SyntaxErrorText(error, source: source, file: file)
        // An error of indentation has no end.
        return runtime.raiseSyntaxError(
            kind, error.message, file: file, line: place.line, column: place.offset, endLine: place.endLine,
            endColumn: kind == .syntaxError ? place.endOffset : -1, text: place.text.map { $0 + "\n" })
    }

    // MARK: SourceReader

    package func line(_ number: Int, of file: String) -> String? {
        let all = lines(of: file)
        return number >= 1 && number <= all.count ? all[number - 1] : nil
    }

    private func lines(of file: String) -> [String] {
        if let known = lines[file] { return known }
        let embedded = EmbeddedLibrary.modules.first { EmbeddedLibrary.file(of: $0.key) == file }?.value
        let text = (embedded ?? ProgramSources.contents(of: file)).map(ProgramSources.split) ?? []
        lines[file] = text
        return text
    }

    package func operatorRange(in segment: String) -> Range<Int>? {
        guard let module = try? parse(segment, file: "<segment>"), module.body.count == 1,
            case .expression(let expression) = module.body[0].kind
        else { return nil }
        let bytes = Array(segment.utf8)
        func offset(_ position: Int) -> Int {
            String(decoding: bytes.prefix(position), as: UTF8.self).unicodeScalars.count
        }
        switch expression.kind {
        case .binary(let left, _, let right):
            let (start, end) = (Int(left.range.endColumn), Int(right.range.startColumn))
            guard left.range.endLine == 1, right.range.startLine == 1, start < end, end <= bytes.count,
                let first = (start..<end).first(where: { !isSpace(bytes[$0]) })
            else { return nil }
            let isDouble = first + 1 < end && !isSpace(bytes[first + 1])
            return offset(first)..<offset(first + (isDouble ? 2 : 1))
        case .subscript(let value, let index, _):
            guard value.range.endLine == 1, index.range.endLine == 1 else { return nil }
            return offset(Int(value.range.endColumn))..<offset(Int(index.range.endColumn) + 1)
        default: return nil
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 12 }

    // MARK: Files

    static func join(_ directory: String, _ name: String) -> String {
        directory.isEmpty ? name : directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    /// Without line ends.
    static func split(_ source: [UInt8]) -> [String] {
        source.split(separator: 10, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
        }
    }

    /// Nil where the file cannot be read; `errno` says why.
    package static func contents(of file: String) -> [UInt8]? {
        guard let stream = fopen(file, "rb") else { return nil }
        defer { fclose(stream) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            contents += buffer[..<count]
        }
        return ferror(stream) == 0 ? contents : nil
    }
}
