import AnalysisResults

/// A named value: what people read, and the exact number behind it.
struct ValueView {
    let name: String
    let value: String
    let exact: String

    init(_ name: String, bytes: some BinaryInteger) {
        self.init(name: name, value: HumanText.bytes(bytes), exact: "\(bytes) bytes")
    }

    init(_ name: String, count: some BinaryInteger) {
        self.init(name: name, value: HumanText.count(count), exact: "\(count)")
    }

    init(_ name: String, text: String) {
        let visible = DisplayText.visible(text)
        self.init(name: name, value: DisplayText.shortened(visible, to: 120), exact: visible)
    }

    init(_ fact: Fact) {
        let cell = CellText(fact.value)
        self.init(name: DisplayText.visible(fact.name), value: cell.value, exact: cell.exact ?? cell.value)
    }

    init(_ metric: Metric) {
        let words = DisplayText.visible(metric.name).replacing("_", with: " ")
        self.init(
            name: words, value: HumanText.measure(metric.value, metric.unit),
            exact: HumanText.exact(metric.value, metric.unit))
    }

    private init(name: String, value: String, exact: String) {
        self.name = name
        self.value = value
        self.exact = exact
    }

    static func totals(_ heap: HeapTotals) -> [ValueView] {
        [
            ValueView("Objects", count: heap.objects), ValueView("References", count: heap.references),
            ValueView("Shallow size", bytes: heap.shallowBytes),
            ValueView("Reachable objects", count: heap.reachableObjects),
            ValueView("Reachable, shallow size", bytes: heap.reachableBytes),
            ValueView("Unreachable objects", count: heap.unreachableObjects),
            ValueView("Unreachable, shallow size", bytes: heap.unreachableBytes),
        ]
    }

    static func input(_ input: InputFacts) -> [ValueView] {
        [
            ValueView("File", text: input.fileName), ValueView("Format", text: input.format),
            ValueView("Size", bytes: input.bytes), ValueView("Content hash", text: input.contentHash),
        ] + input.process.map { ValueView($0) }
    }
}

extension HumanText {
    /// A measured number in its unit: `1.4 MiB`, `12 345`, `30.0%`, `2.5 s`.
    package static func measure(_ value: Double, _ unit: Unit, _ separator: Separator = .narrowSpace)
        -> String
    {
        let whole = abs(value) < 0x1p63 ? Int64(value.rounded()) : nil
        return switch (unit, whole) {
        case (.bytes, let whole?): bytes(whole)
        case (.count, let whole?) where Double(whole) == value: count(whole, separator)
        case (.count, _): fixed(value, decimals: 2)
        case (.ratio, _): percentage(value)
        case (.seconds, _): "\(fixed(value, decimals: 2)) s"
        case (.bytes, nil): "\(value) B"
        }
    }

    /// The same number in full.
    package static func exact(_ value: Double, _ unit: Unit) -> String {
        let number = Int64(exactly: value).map { "\($0)" } ?? "\(value)"
        return unit == .bytes ? "\(number) bytes" : number
    }
}

/// A cell's value in words, its exact value, and what tables sort it by.
struct CellText {
    let value: String
    let exact: String?
    let sort: String
    /// `#1234` of an object.
    let id: String?

    init(_ cell: Cell) {
        switch cell {
        case .text(let text):
            let visible = DisplayText.visible(text)
            let short = DisplayText.shortened(visible, to: 120)
            let title = DisplayText.shortened(visible, to: 2_000)
            self.init(short, exact: short == visible ? nil : title, sort: short)
        case .count(let count):
            self.init(
                HumanText.count(count), exact: count.magnitude >= 1_000 ? "\(count)" : nil, sort: "\(count)")
        case .bytes(let bytes):
            self.init(HumanText.bytes(bytes), exact: "\(bytes) bytes", sort: "\(bytes)")
        case .ratio(let ratio):
            self.init(HumanText.percentage(ratio), exact: "\(ratio)", sort: "\(ratio)")
        case .object(let object):
            let text = ObjectText(object)
            let value = [text.type, text.preview].compactMap(\.self).joined(separator: " ")
            self.init(
                value,
                exact: [text.fullPreview, text.address].filter { !$0.isEmpty }.joined(separator: " at "),
                sort: value,
                id: "#\(object.id)")
        case .empty:
            self.init("–", exact: nil, sort: "")
        }
    }

    private init(_ value: String, exact: String?, sort: String, id: String? = nil) {
        self.value = value
        self.exact = exact
        self.sort = sort
        self.id = id
    }
}
