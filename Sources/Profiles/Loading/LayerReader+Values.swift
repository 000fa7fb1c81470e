import AnalysisResults

/// Single values: each reader gives nil, and a mistake, where the node is something else.
extension LayerReader {
    mutating func expected(_ what: String, _ node: YAMLNode, _ help: String) {
        if case .missing = node.content { return }
        mistakes.add(.wrongType, "expected \(what), found \(node.kindName)", at: node.place, help: help)
    }

    /// The text of a scalar that is not empty.
    mutating func text(_ node: YAMLNode, _ what: String, _ example: String) -> String? {
        if case .scalar(let text, _) = node.content, !node.isEmpty { return text }
        expected(what, node, "write it like `\(example)`")
        return nil
    }

    mutating func boolean(_ node: YAMLNode, _ example: String) -> Bool? {
        if case .scalar(let text, _) = node.content, let value = BooleanWord.value(of: text) { return value }
        expected(
            "`on` or `off`", node, "write it like `\(example)`; `true`, `yes`, `false` and `no` will do too")
        return nil
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, of key: String
    ) -> Choice? where Choice.RawValue == String {
        choice(node, of: key, among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
    }

    mutating func choice(_ node: YAMLNode, of key: String, among allowed: [String]) -> String? {
        guard let text = text(node, "one word", "\(key): \(allowed.first ?? "")") else { return nil }
        if allowed.contains(text) { return text }
        mistakes.add(
            .unknownValue, "unknown value \(quote(text)) of `\(key)`", at: node.place,
            help: Suggestion.help(for: text, among: allowed, calling: "values"))
        return nil
    }

    mutating func quantity<Value>(
        _ node: YAMLNode, _ what: String, _ example: String,
        _ parse: (String) throws(Quantity.Problem) -> Value
    ) -> Value? {
        guard let text = text(node, what, example) else { return nil }
        do throws(Quantity.Problem) {
            return try parse(text)
        } catch {
            mistakes.add(error.code, error.message, at: node.place, help: error.help)
            return nil
        }
    }

    mutating func read(_ key: LimitKey, _ node: YAMLNode, into limits: inout ProfileLayer.Limits) {
        switch key {
        case .deadline:
            guard let seconds = quantity(node, "a duration", "deadline: 90s", Quantity.duration) else {
                return
            }
            guard LimitKey.deadlines.contains(seconds) else {
                return outOfRange(node, "deadline", "a deadline is between 1ms and 24h")
            }
            limits.deadline = seconds
        case .memory:
            guard let bytes = quantity(node, "a size in bytes", "memory: 1 GiB", Quantity.bytes) else {
                return
            }
            guard bytes >= LimitKey.smallestMemory else {
                return outOfRange(node, "memory", "a worker needs at least 16 MiB to start")
            }
            limits.memory = UInt64(bytes)
        }
    }

    mutating func outOfRange(_ node: YAMLNode, _ key: String, _ help: String) {
        mistakes.add(.outOfRange, "\(node.kindName) is out of range for `\(key)`", at: node.place, help: help)
    }

    /// The value of an analyzer's option, of the type that its descriptor asks for.
    mutating func value(_ node: YAMLNode, of option: OptionDescriptor) -> OptionValue? {
        let written = option.defaultValue.asWritten(as: option.kind)
        let example = "\(option.name): \(written.isEmpty ? "some text" : written)"
        switch option.kind {
        case .boolean: return boolean(node, example).map(OptionValue.boolean)
        case .integer(let minimum, let maximum):
            guard let value = quantity(node, "a whole number", example, Quantity.count) else { return nil }
            guard value >= minimum && value <= maximum else {
                outOfRange(node, option.name, "it is between \(minimum) and \(maximum)")
                return nil
            }
            return .integer(value)
        case .bytes:
            return quantity(node, "a size in bytes", example, Quantity.bytes).map(OptionValue.integer)
        case .ratio: return quantity(node, "a share", example, Quantity.ratio).map(OptionValue.real)
        case .text:
            if case .scalar(let text, quoted: true) = node.content { return .text(text) }
            return text(node, "a text", example).map(OptionValue.text)
        case .choice(let allowed): return choice(node, of: option.name, among: allowed).map(OptionValue.text)
        }
    }
}

extension OptionValue {
    /// As one would write it in a profile.
    func asWritten(as kind: OptionDescriptor.Kind) -> String {
        switch self {
        case .boolean(let value): value ? "on" : "off"
        case .integer(let value): kind == .bytes ? Quantity.written(bytes: value) : String(value)
        case .real(let value): kind == .ratio ? Quantity.written(ratio: value) : String(value)
        case .text(let value): value
        }
    }
}
