import CLibYAML

/// What libyaml's parser reports, copied out of its memory.
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd
        case documentStart, documentEnd
        case alias(String)
        case scalar(String, quoted: Bool)
        case sequenceStart, sequenceEnd
        case mappingStart, mappingEnd
    }

    let kind: Kind
    let place: SourcePlace
    /// The anchor this value is given (`&name`).
    var anchor: String?
    /// An explicit tag (`!!str`, `!name`).
    var tag: String?
}

extension YAMLEvent {
    /// Copies `event`, which stays the caller's to delete.
    init(copying event: yaml_event_t, in source: SourceText) {
        place = SourcePlace(source: source, from: event.start_mark, to: event.end_mark)
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_STREAM_END_EVENT: kind = .streamEnd
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_ALIAS_EVENT: kind = .alias(Self.text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            kind = .scalar(
                String(decoding: bytes, as: UTF8.self), quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
            anchor = Self.text(scalar.anchor)
            tag = Self.text(scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            kind = .sequenceStart
            anchor = Self.text(event.data.sequence_start.anchor)
            tag = Self.text(event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            kind = .mappingStart
            anchor = Self.text(event.data.mapping_start.anchor)
            tag = Self.text(event.data.mapping_start.tag)
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        default: preconditionFailure("libyaml reported an event of unknown type \(event.type.rawValue)")
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}

extension SourcePlace {
    /// libyaml counts lines and columns from 0, columns in Unicode scalars.
    ///
    /// At the end of a text without a last line break it begins another line; ours is the end of the last.
    init(source: SourceText, from start: yaml_mark_t, to end: yaml_mark_t) {
        let line = Int(start.line) + 1
        guard line <= source.lineCount else {
            self = source.place(atByte: source.text.utf8.count)
            return
        }
        let column = Int(start.column) + 1
        let endColumn =
            end.line == start.line ? Int(end.column) + 1 : source.line(line).unicodeScalars.count + 1
        self.init(source: source, line: line, column: column, length: endColumn - column)
    }
}
