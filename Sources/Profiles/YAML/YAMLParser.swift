import CLibYAML

/// libyaml's pull parser over one text.
///
/// Owns the `yaml_parser_t` and the bytes it reads; both are freed with it, whatever happened. Not for
/// several threads.
final class YAMLParser {
    private let source: SourceText
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// libyaml keeps a pointer into its input, so the bytes need an address that stays.
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ source: SourceText) {
        self.source = source
        bytes = .allocate(capacity: source.text.utf8.count)
        _ = bytes.initialize(from: source.text.utf8)
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else { fatalError("libyaml: out of memory") }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// The next event. Not to be called again after `.streamEnd` or an error.
    func next() throws(ProfileMistake) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        return YAMLEvent(copying: event, in: source)
    }

    /// libyaml's own account of what is wrong, with the place it names.
    private func failure() -> ProfileMistake {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not enough memory"
        let context = parser.pointee.context.map { String(cString: $0) }
        let place: SourcePlace
        if parser.pointee.error == YAML_READER_ERROR {
            // The reader works on bytes, before there are lines and columns.
            place = source.place(atByte: Int(parser.pointee.problem_offset))
        } else {
            let mark = parser.pointee.problem_mark
            place = SourcePlace(source: source, from: mark, to: mark)
        }
        let contextLine = Int(parser.pointee.context_mark.line) + 1
        let cause = context.map {
            ", \($0)" + (contextLine == place.line ? "" : " that starts on line \(contextLine)")
        }
        return ProfileMistake(
            .invalidYAML, "not valid YAML: \(problem)\(cause ?? "")", at: place, help: remedy(problem, place))
    }

    private func remedy(_ problem: String, _ place: SourcePlace) -> String? {
        let line = source.line(place.line)
        if problem.contains("cannot start any token") && line.contains("\t") {
            return "indent with spaces: YAML does not allow tabs there"
        }
        if problem.contains("cannot start any token") {
            return "quote a value that begins with `%`, `@` or a backquote"
        }
        return Self.remedies.first { problem.contains($0.problem) }?.remedy
    }

    /// libyaml names what it saw; people need to know what to change.
    private static let remedies: [(problem: String, remedy: String)] = [
        (
            "mapping values are not allowed",
            "quote a value that contains `: `, and check the line above: its indentation, the space after its colon"
        ),
        ("could not find expected ':'", "write `key: value`, with a space after the colon"),
        ("did not find expected ',' or '}'", "close `{` with `}`, and put commas between what is inside"),
        ("did not find expected ',' or ']'", "close `[` with `]`, and put commas between what is inside"),
        ("did not find expected key", "begin all keys of one mapping in the same column"),
        ("unexpected end of stream", "close the quotation mark"),
        ("control characters are not allowed", "remove it"),
    ]
}
