/// Where the text of source files comes from, and what its expressions are: known to the language's front end.
package protocol SourceReader {
    /// A line, from 1, without its end; nil where there is no such file or line.
    func line(_ number: Int, of file: String) -> String?

    /// Where in a piece of source its operator stands, for `left + right`, or the index, for `value[index]`, in
    /// characters; nil for any other expression.
    func operatorRange(in segment: String) -> Range<Int>?
}

/// Writes tracebacks as 3.11's interpreter does.
///
///     Traceback (most recent call last):
///       File "a.py", line 3, in f
///         return x + y[0]
///                ~~^~~~~~
struct TracebackPrinter {
    let runtime: Runtime
    private(set) var text = ""

    private static let limit = 1000
    /// How often the same line is shown before only their number is.
    private static let repetitions = 3
    private static let indentation = 4

    init(_ runtime: Runtime) { self.runtime = runtime }

    struct Entry: Equatable {
        var file: String
        var line: Int
        var name: String
        var place: SourceRange

        /// Whether a repetition of it need not be shown.
        func repeats(_ other: Entry) -> Bool {
            file == other.file && line == other.line && name == other.name
        }
    }

    mutating func write(_ traceback: ObjectRef) {
        text += "Traceback (most recent call last):\n"
        var entries: [Entry] = []
        var next: ObjectRef? = traceback
        while let current = next {
            entries.append(entry(current))
            next = current[reference: TracebackLayout.next]
        }
        var last: Entry?
        var count = 0
        for entry in entries.suffix(Self.limit) {
            if let last, entry.repeats(last) {
                count += 1
            } else {
                writeRepetitions(count)
                count = 1
            }
            last = entry
            if count <= Self.repetitions { write(entry) }
        }
        writeRepetitions(count)
    }

    private mutating func writeRepetitions(_ count: Int) {
        let rest = count - Self.repetitions
        guard rest > 0 else { return }
        text += "  [Previous line repeated \(rest) more time\(rest > 1 ? "s" : "")]\n"
    }

    private func entry(_ traceback: ObjectRef) -> Entry {
        let frame = traceback[reference: TracebackLayout.frame].unsafelyUnwrapped.interpreterFrame
        let code = frame.code
        let number =
            Int(traceback.raw.load(fromByteOffset: TracebackLayout.lastInstruction, as: Int32.self)) / 2
        let isInside = number >= 0 && number < code.body.instructionCount
        return Entry(
            file: runtime.fileName(of: frame),
            line: Int(traceback.raw.load(fromByteOffset: TracebackLayout.line, as: Int32.self)),
            name: runtime.functionName(of: frame), place: isInside ? code.body.positions[number] : .none)
    }

    private mutating func write(_ entry: Entry) {
        text += "  File \"\(entry.file)\", line \(entry.line), in \(entry.name)\n"
        guard let line = runtime.sourceReader?.line(entry.line, of: entry.file) else { return }
        let characters = Array(line.unicodeScalars)
        let indented = characters.prefix { $0 == " " || $0 == "\t" || $0 == "\u{c}" }.count
        text += String(repeating: " ", count: Self.indentation)
        text.unicodeScalars.append(contentsOf: characters[indented...])
        text += "\n"
        guard entry.place.startLine > 0, entry.place.startColumn >= 0, entry.place.endColumn >= 0 else {
            return
        }
        writeCarets(entry.place, line, characters, indented)
    }

    private mutating func writeCarets(
        _ place: SourceRange, _ line: String, _ characters: [Unicode.Scalar], _ indented: Int
    ) {
        let start = characterOffset(line, Int(place.startColumn))
        var end = characterOffset(line, Int(place.endColumn))
        var marked: Range<Int>?
        if place.startLine == place.endLine {
            if start < end, end <= characters.count {
                var segment = String.UnicodeScalarView()
                segment.append(contentsOf: characters[start..<end])
                marked = runtime.sourceReader?.operatorRange(in: String(segment)).map {
                    ($0.lowerBound + start)..<($0.upperBound + start)
                }
            }
        } else {
            end = characters.count - characters.reversed().prefix { $0.properties.isWhitespace }.count
        }
        // Carets under all of the line say nothing.
        if marked == nil, end - start == characters.count - indented { return }
        var column = indented - Self.indentation
        while column < end {
            if column < start {
                text += " "
            } else if let marked {
                text += marked.contains(column) ? "^" : "~"
            } else {
                text += "^"
            }
            column += 1
        }
        text += "\n"
    }

    /// Columns are bytes of UTF-8.
    private func characterOffset(_ line: String, _ bytes: Int) -> Int {
        String(decoding: Array(line.utf8.prefix(bytes)), as: UTF8.self).unicodeScalars.count
    }
}
