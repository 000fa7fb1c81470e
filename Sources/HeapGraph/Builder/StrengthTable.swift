/// Which labels do not keep their target alive, and at which positions types have such fields: as of one moment, in plain
/// memory that any thread reads.
final class StrengthTable: Sendable {
    /// One byte a label.
    private let isNotStrong: Scratch<Bool>
    /// One byte a type: it has fields that do not keep alive.
    private let hasNotStrongFields: Scratch<Bool>
    private let notStrongFields: [Int: [Int]]

    init(labels: [LabelRecord], fields: FieldTable, typeCount: Int) {
        let isWeak = labels.map { $0.strength != ReferenceStrength.strong.rawValue }
        isNotStrong = Scratch(zeros: labels.count)
        for row in isWeak.indices { isNotStrong[row] = isWeak[row] }
        hasNotStrongFields = Scratch(zeros: typeCount)
        var positions: [Int: [Int]] = [:]
        for type in 0..<typeCount {
            let weak = fields.labels(of: type).enumerated().filter { isWeak[Int($1)] }.map(\.offset)
            guard !weak.isEmpty else { continue }
            positions[type] = weak
            hasNotStrongFields[type] = true
        }
        notStrongFields = positions
    }

    /// A label that came later is taken for strong.
    @inline(__always)
    func isStrong(_ label: UInt32) -> Bool {
        Int(label) >= isNotStrong.count || !isNotStrong[Int(label)]
    }

    @inline(__always)
    func hasNotStrongFields(_ type: UInt32) -> Bool {
        Int(type) < hasNotStrongFields.count && hasNotStrongFields[Int(type)]
    }

    func notStrongFields(of type: UInt32) -> [Int] { notStrongFields[Int(type)] ?? [] }
}
