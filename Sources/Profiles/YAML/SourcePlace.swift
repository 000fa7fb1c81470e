/// A stretch of one line in a YAML file.
package struct SourcePlace: Sendable {
    package let source: SourceText
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in Unicode scalars.
    package let column: Int
    /// In Unicode scalars, at least 1; a stretch that goes over several lines ends with its first.
    package let length: Int

    package init(source: SourceText, line: Int, column: Int, length: Int) {
        self.source = source
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// `file:line:column`, as editors and continuous integration understand it.
    package var description: String { "\(printable(source.path)):\(line):\(column)" }
}

extension SourcePlace: Equatable {
    package static func == (a: Self, b: Self) -> Bool {
        a.source === b.source && a.line == b.line && a.column == b.column && a.length == b.length
    }
}

extension SourcePlace {
    /// How much of a long line is shown.
    private static let excerptWidth = 100

    /// The line with a caret under the place:
    ///
    /// ```
    ///   9 |     dpeth: 6
    ///     |     ^~~~~
    /// ```
    package var excerpt: String {
        let all = Array(source.line(line).unicodeScalars)
        let caret = min(column - 1, all.count)
        let start = all.count > Self.excerptWidth ? max(0, caret - Self.excerptWidth / 2) : 0
        let end = min(all.count, start + Self.excerptWidth)
        let before = start > 0 ? "..." : ""
        let after = end < all.count ? "..." : ""
        let shown = before + printable(all[start..<end]) + after
        let padding =
            String(repeating: " ", count: before.count)
            + all[start..<caret].map { $0 == "\t" ? "\t" : " " }.joined()
        let tail = String(repeating: "~", count: max(0, min(length, end - caret) - 1))
        let number = String(line)
        let gutter = String(repeating: " ", count: number.count)
        return "  \(number) |\(shown.isEmpty ? "" : " " + shown)\n  \(gutter) | \(padding)^\(tail)"
    }
}

/// The text with control characters replaced, so that a hostile file cannot steer the terminal.
func printable(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = ""
    for scalar in scalars {
        switch scalar.properties.generalCategory {
        case .control where scalar != "\t", .format, .lineSeparator, .paragraphSeparator:
            result.unicodeScalars.append("\u{FFFD}")
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

func printable(_ text: String) -> String { printable(text.unicodeScalars) }
