/// Builds the node tree of one YAML file from libyaml's events.
///
/// What a profile has no use for is a mistake, not silently another value: tags, merge keys (`<<`), more than
/// one document, keys that are no plain text, and the same key twice. Those are collected and the tree is built
/// on; broken YAML and exceeded limits end it.
struct YAMLComposer {
    private let source: SourceText
    private let limits: YAMLLimits
    private let parser: YAMLParser
    private var anchors: [String: Anchored] = [:]
    /// Anchors whose value is still being read: an alias to one would be a value within itself.
    private var openAnchors: Set<String> = []
    /// Values so far, those behind aliases included.
    private var values = 0
    private(set) var mistakes = MistakeCollector()

    private struct Anchored {
        let node: YAMLNode
        let values: Int
    }

    init(_ source: SourceText, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
        parser = YAMLParser(source)
    }

    /// The root of the only document; an empty file has an empty scalar.
    mutating func compose() throws(ProfileMistake) -> YAMLNode {
        let start = try parser.next().place
        var event = try parser.next()
        guard case .documentStart = event.kind else {
            return YAMLNode(content: .scalar("", quoted: false), place: start)
        }
        let root = try node(try parser.next(), depth: 0)
        _ = try parser.next()
        event = try parser.next()
        if case .documentStart = event.kind {
            mistakes.add(
                .unsupportedYAML, "a second document in the same file", at: event.place,
                help: "a profile is one YAML document: put the other into a file of its own")
        }
        return root
    }

    private mutating func node(_ event: YAMLEvent, depth: Int) throws(ProfileMistake) -> YAMLNode {
        if case .alias(let name) = event.kind { return try aliased(name, at: event.place) }
        let before = values
        try count(1, at: event.place)
        if let tag = event.tag {
            mistakes.add(
                .unsupportedYAML, "\(quote(shortened(tag))) is a tag, which profiles do not use",
                at: event.place,
                help: "leave it out: the key decides how a value is read")
        }
        if let anchor = event.anchor { openAnchors.insert(anchor) }
        let node = YAMLNode(content: try content(of: event, depth: depth), place: event.place)
        if let anchor = event.anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = Anchored(node: node, values: values - before)
        }
        return node
    }

    /// libyaml expands `!!bool`.
    private func shortened(_ tag: String) -> String {
        let core = "tag:yaml.org,2002:"
        return tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag
    }

    private mutating func content(
        of event: YAMLEvent, depth: Int
    ) throws(ProfileMistake) -> YAMLNode.Content {
        guard depth < limits.depth else {
            throw ProfileMistake(
                .tooLarge, "values nested more than \(limits.depth) deep", at: event.place,
                help: "a profile needs four levels")
        }
        switch event.kind {
        case .scalar(let text, let quoted): return .scalar(text, quoted: quoted)
        case .sequenceStart: return .sequence(try elements(depth: depth))
        case .mappingStart: return .mapping(try entries(depth: depth))
        default: preconditionFailure("libyaml's grammar has a value here")
        }
    }

    private mutating func elements(depth: Int) throws(ProfileMistake) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        while true {
            let event = try parser.next()
            if case .sequenceEnd = event.kind { return elements }
            elements.append(try node(event, depth: depth + 1))
        }
    }

    private mutating func entries(depth: Int) throws(ProfileMistake) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var lines: [String: Int] = [:]
        while true {
            let event = try parser.next()
            if case .mappingEnd = event.kind { return entries }
            let key = try node(event, depth: depth + 1)
            let value = try node(try parser.next(), depth: depth + 1)
            guard let text = keyText(key) else { continue }
            if let line = lines[text] {
                mistakes.add(
                    .duplicateKey, "\(quote(text)) is already set on line \(line)", at: key.place,
                    help: "keep one of the two")
                continue
            }
            lines[text] = key.place.line
            entries.append(YAMLNode.Entry(key: text, keyPlace: key.place, value: value))
        }
    }

    private mutating func keyText(_ key: YAMLNode) -> String? {
        guard case .scalar(let text, let quoted) = key.content else {
            if case .missing = key.content { return nil }
            mistakes.add(
                .unsupportedYAML, "a key that is \(key.kindName)", at: key.place, help: "keys are plain text")
            return nil
        }
        guard text != "<<" || quoted else {
            mistakes.add(
                .unsupportedYAML, "`<<` merges mappings, which profiles do not support", at: key.place,
                help: "use `extends`, or an alias for the whole value")
            return nil
        }
        return text
    }

    private mutating func aliased(_ name: String, at place: SourcePlace) throws(ProfileMistake) -> YAMLNode {
        guard !openAnchors.contains(name) else {
            throw ProfileMistake(
                .unknownAnchor, "\(quote("*" + name)) stands for a value that contains it", at: place,
                help: "an alias refers to a value that is complete before it")
        }
        guard let anchored = anchors[name] else {
            mistakes.add(
                .unknownAnchor, "\(quote("*" + name)) refers to no anchor above it", at: place,
                help: anchorHelp(name))
            return YAMLNode(content: .missing, place: place)
        }
        try count(anchored.values, at: place)
        return anchored.node
    }

    private func anchorHelp(_ name: String) -> String {
        // Anchors are the file's own, and may be thousands.
        if anchors.count <= 100, let closest = Suggestion.closest(to: name, among: anchors.keys.sorted()) {
            return "did you mean `*\(closest)`?"
        }
        return
            "give a value above the name with `&\(printable(String(name.prefix(60))))`, or quote a text that begins with `*`"
    }

    private mutating func count(_ more: Int, at place: SourcePlace) throws(ProfileMistake) {
        values += more
        guard values <= limits.values else {
            throw ProfileMistake(
                .tooLarge, "more than \(limits.values) values, aliases expanded", at: place,
                help: "a profile has some dozens")
        }
    }
}
