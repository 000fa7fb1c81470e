import AnalyzerKit

/// One group of cycles in words: the representative cycle of its example as text.
struct CycleDescription {
    let group: CycleSurvey.Group
    /// The objects of the representative cycle, each referring to the next and the last to the first.
    let cycle: [UInt32]
    /// `Parent -.children→ list -[0]→ Child -.parent→ Parent`.
    let text: String
    /// The same from a beginning that does not depend on addresses, with positions and data keys as `[*]`.
    let shape: String
    /// How each object refers to the next one in `cycle`.
    let labels: [String]
}

/// Describes groups of cycles. Takes 4 bytes an object for the search, once for all groups.
struct CycleDescriber {
    private let survey: CycleSurvey
    private let steps: StepCodes
    private var search: RepresentativeCycle

    /// Stretches of a cycle that the text spells out.
    private static let shownStretches = 12

    init(_ survey: CycleSurvey) {
        self.survey = survey
        steps = StepCodes(survey.components.heap)
        search = RepresentativeCycle(survey.components.heap)
    }

    mutating func describe(_ group: CycleSurvey.Group) -> CycleDescription {
        let cycle = search.find(in: survey.components.members(of: group.example))
        let codes = steps.codes(of: cycle)
        let start = CycleShape.leastRotation(of: codes)
        let shape = text(
            Array(cycle[start...] + cycle[..<start]), Array(codes[start...] + codes[..<start]),
            isGeneral: true)
        let heap = survey.components.heap
        return CycleDescription(
            group: group, cycle: cycle,
            text: text(cycle, codes, isGeneral: false) + heap.typeName(of: ObjectID(cycle[0])),
            shape: shape + heap.typeName(of: ObjectID(cycle[start])),
            labels: cycle.indices.map { steps.label(cycle, $0) })
    }

    /// A stretch that repeats is written once: `20,000 × (Node -.next→) `, without the number where `isGeneral`.
    private func text(_ cycle: [UInt32], _ codes: [UInt64], isGeneral: Bool) -> String {
        let stretches = CycleShape.stretches(of: codes)
        var text = ""
        // Steps that are written once each, not yet written.
        var once = 0..<0
        for stretch in stretches.prefix(Self.shownStretches) {
            let range = stretch.start..<stretch.start + stretch.length
            guard stretch.times > 1 else {
                once = (once.isEmpty ? range.lowerBound : once.lowerBound)..<range.upperBound
                continue
            }
            let unit = steps.text(cycle, range, isGeneral: isGeneral)
            text += steps.text(cycle, once, isGeneral: isGeneral)
            text += "\(isGeneral ? "n" : Format.count(stretch.times)) × (\(unit.dropLast())) "
            once = 0..<0
        }
        text += steps.text(cycle, once, isGeneral: isGeneral)
        let left = stretches.dropFirst(Self.shownStretches).reduce(0) { $0 + $1.length * $1.times }
        guard left > 0 else { return text }
        return text + (isGeneral ? "… \(CycleShape.hash(of: codes)) " : "… \(Format.count(left)) more … ")
    }
}
