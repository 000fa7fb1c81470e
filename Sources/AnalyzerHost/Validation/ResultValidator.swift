import AnalysisResults
import FoundationEssentials

/// Checks an answer against the analyzer's own descriptor and the heap it is about.
struct ResultValidator {
    let descriptor: AnalyzerDescriptor
    /// Evidence and cells refer to objects below this number.
    let objectCount: Int

    static let maximumText = 64 << 10
    static let maximumItems = 100_000

    /// The answer, if it can be believed.
    func validate(_ json: [UInt8]) throws(AnalyzerFailure) -> AnalysisResult {
        guard String(validating: json, as: UTF8.self) != nil else {
            throw .badAnswer("it is not valid UTF-8")
        }
        let result: AnalysisResult
        do {
            result = try JSONDecoder().decode(AnalysisResult.self, from: Data(json))
        } catch {
            throw .badAnswer(JSONFault.describe(error))
        }
        let fault =
            metricFault(result.metrics) ?? first(result.findings, findingFault)
            ?? namesFault(result.tables.map(\.name), of: "table") ?? first(result.tables, tableFault)
            ?? namesFault(result.figures.map(\.name), of: "figure") ?? first(result.figures, figureFault)
            ?? first(result.notes) { textFault($0, "a note") }
        if let fault { throw .badAnswer(fault) }
        return result
    }

    private func metricFault(_ metrics: [Metric]) -> String? {
        let declared = Dictionary(uniqueKeysWithValues: descriptor.metrics.map { ($0.name, $0.unit) })
        var seen: Set<String> = []
        for metric in metrics {
            let name = shown(metric.name)
            guard let unit = declared[metric.name] else {
                return "it has the metric \(name), which is not declared"
            }
            if unit != metric.unit { return "the metric \(name) is in \(metric.unit), declared as \(unit)" }
            if !metric.value.isFinite { return "the metric \(name) is not a finite number" }
            if !seen.insert(metric.name).inserted { return "it has the metric \(name) twice" }
        }
        return nil
    }

    private func findingFault(_ finding: Finding) -> String? {
        if !NameForm.isKebabCase(finding.kind) {
            return "the finding kind \(shown(finding.kind)) is not kebab-case"
        }
        if finding.fingerprint.isEmpty {
            return "a finding of kind \(shown(finding.kind)) has no fingerprint"
        }
        return textFault(finding.title, "a finding's title") ?? textFault(finding.hypothesis, "a hypothesis")
            ?? textFault(finding.fingerprint, "a fingerprint")
            ?? first(finding.nextChecks) { textFault($0, "a next check") }
            ?? first(finding.facts) { textFault($0.name, "a fact's name") ?? cellFault($0.value) }
            ?? first(finding.evidence, evidenceFault)
    }

    private func evidenceFault(_ evidence: Evidence) -> String? {
        if !evidence.labels.isEmpty, evidence.labels.count != evidence.objects.count - 1 {
            return "a path of \(evidence.objects.count) objects has \(evidence.labels.count) labels"
        }
        return textFault(evidence.role, "a role") ?? first(evidence.objects, objectFault)
            ?? first(evidence.labels) { textFault($0, "a label") }
    }

    private func tableFault(_ table: Table) -> String? {
        let name = shown(table.name)
        if table.columns.isEmpty { return "the table \(name) has no columns" }
        if let row = table.rows.firstIndex(where: { $0.count != table.columns.count }) {
            return
                "row \(row) of the table \(name) has \(table.rows[row].count) cells, not \(table.columns.count)"
        }
        if table.totalRows < table.rows.count { return "the table \(name) has more rows than it says in all" }
        return textFault(table.title, "a table's title")
            ?? first(table.columns) {
                textFault($0.title, "a column's title") ?? textFault($0.name, "a column's name")
            }
            ?? first(table.rows) { first($0, cellFault) }
    }

    private func figureFault(_ figure: Figure) -> String? {
        textFault(figure.title, "a figure's title") ?? textFault(figure.caption, "a figure's caption")
    }

    private func cellFault(_ cell: Cell) -> String? {
        switch cell {
        case .text(let text): textFault(text, "a cell")
        case .ratio(let value): value.isFinite ? nil : "a ratio is not a finite number"
        case .object(let object): objectFault(object)
        case .count, .bytes, .empty: nil
        }
    }

    private func objectFault(_ object: ObjectReference) -> String? {
        if Int(object.id) >= objectCount {
            return "it refers to object \(object.id), the heap has \(objectCount)"
        }
        return textFault(object.type, "a type") ?? textFault(object.preview ?? "", "a preview")
    }

    private func namesFault(_ names: [String], of what: String) -> String? {
        var seen: Set<String> = []
        for name in names {
            if !NameForm.isKebabCase(name) { return "the \(what) name \(shown(name)) is not kebab-case" }
            if !seen.insert(name).inserted { return "it has the \(what) \(shown(name)) twice" }
        }
        return nil
    }

    private func textFault(_ text: String, _ what: String) -> String? {
        text.utf8.count <= Self.maximumText ? nil : "\(what) has more than \(Self.maximumText) bytes"
    }

    /// The first fault among items, of which there may not be too many.
    private func first<Item>(_ items: [Item], _ fault: (Item) -> String?) -> String? {
        guard items.count <= Self.maximumItems else {
            return "a list has more than \(Self.maximumItems) items"
        }
        for item in items {
            if let fault = fault(item) { return fault }
        }
        return nil
    }

    /// A name of the plugin's making, fit for a message.
    private func shown(_ name: String) -> String {
        var text = String(name.prefix(40))
        text.unicodeScalars.removeAll { $0.properties.generalCategory == .control }
        return "\"\(text)\""
    }
}
