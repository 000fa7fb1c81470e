import AnalysisResults

/// A finding as a card.
struct FindingView {
    let anchor: String
    let analyzer: String
    let analyzerAnchor: String
    let severity: String
    let tone: String
    let confidence: String
    let kind: String
    let title: Markup
    let fullTitle: String
    let impact: String
    let exactImpact: String
    /// The same in plain sight, where the rounded number is not exact.
    let impactInBytes: String?
    let share: String?
    let facts: [ValueView]
    let hypothesis: Markup?
    let checks: [Markup]
    let evidence: [EvidenceView]
    /// What to type to see why the object the finding is about is alive.
    let command: String?
    let fingerprint: String
    let open: Bool
    let hasFacts: Bool
    let hasChecks: Bool
    let hasEvidence: Bool

    init(_ ranked: RankedFinding, in report: Report, open: Bool) {
        let finding = ranked.finding
        anchor = ranked.anchor
        analyzer = DisplayText.visible(ranked.analyzer)
        analyzerAnchor = Anchor.analyzer(ranked.analyzer)
        severity = finding.severity.rawValue
        tone = finding.severity.tone
        confidence = finding.confidence.rawValue
        kind = DisplayText.visible(finding.kind)
        fullTitle = DisplayText.visible(finding.title)
        title = Markup(sentence: DisplayText.shortened(fullTitle, to: 240))
        impact = HumanText.bytes(finding.impact)
        exactImpact = "\(finding.impact) bytes"
        impactInBytes = finding.impact >= 1_024 ? "\(HumanText.count(finding.impact)) bytes" : nil
        let reachable = report.heap.reachableBytes
        share =
            reachable > 0 && finding.impact <= reachable
            ? HumanText.percentage(Double(finding.impact) / Double(reachable)) : nil
        facts = finding.facts.map { ValueView($0) }
        hypothesis = finding.hypothesis.isEmpty ? nil : Markup(sentence: finding.hypothesis)
        checks = finding.nextChecks.map(Markup.init(sentence:))
        evidence = finding.evidence.map(EvidenceView.init)
        command = InspectionCommand.path(to: finding, in: report.input.fileName)
        fingerprint = DisplayText.shortened(DisplayText.visible(finding.fingerprint), to: 300)
        self.open = open
        hasFacts = !facts.isEmpty
        hasChecks = !checks.isEmpty
        hasEvidence = !evidence.isEmpty
    }
}

extension Finding.Severity {
    /// The page's class for the severity.
    var tone: String {
        switch self {
        case .info: "plain"
        case .warning: "warn"
        case .critical: "bad"
        }
    }
}

/// Objects that a finding rests on: a chain where they are a path, a list otherwise.
struct EvidenceView {
    private static let shown = 40

    struct Step {
        let type: String
        let preview: String?
        let full: String
        let address: String
        let id: UInt32
        let label: String?
    }

    let role: String
    let style: String
    let steps: [Step]
    let more: String?

    init(_ evidence: Evidence) {
        role = DisplayText.visible(evidence.role)
        style = evidence.labels.isEmpty ? "objects" : "chain"
        steps = evidence.objects.prefix(Self.shown).enumerated().map { index, object in
            let text = ObjectText(object)
            let label = evidence.labels.indices.contains(index) ? evidence.labels[index] : nil
            return Step(
                type: text.type, preview: text.preview, full: text.fullPreview, address: text.address,
                id: object.id,
                label: label.map { DisplayText.shortened(DisplayText.visible($0), to: 120) })
        }
        let rest = evidence.objects.count - steps.count
        more = rest > 0 ? "\(HumanText.count(rest)) more objects are in report.json." : nil
    }
}

/// An object reference in words.
struct ObjectText {
    let type: String
    let preview: String?
    let fullPreview: String
    let address: String

    init(_ object: ObjectReference) {
        type = DisplayText.shortened(DisplayText.visible(object.type), to: 120)
        fullPreview = object.preview.map { DisplayText.shortened(DisplayText.visible($0), to: 1_000) } ?? ""
        preview = object.preview == nil ? nil : DisplayText.shortened(fullPreview, to: 80)
        address = object.place
    }
}
