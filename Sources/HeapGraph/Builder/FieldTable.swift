/// The labels of the references of types with ``LabelTemplate/fields``, by position.
struct FieldTable {
    private var labels: [Int: [UInt32]] = [:]

    mutating func set(_ labels: [LabelID], of type: TypeID) {
        self.labels[type.index] = labels.map(\.rawValue)
    }

    var isEmpty: Bool { labels.isEmpty }

    func labels(of type: Int) -> [UInt32] { labels[type] ?? [] }

    /// The sections: where each type's labels begin, and the labels.
    func columns(typeCount: Int) -> (first: [UInt32], labels: [UInt32]) {
        var first: [UInt32] = [0]
        var all: [UInt32] = []
        for type in 0..<typeCount {
            all += labels(of: type)
            first.append(UInt32(all.count))
        }
        return (first, all)
    }
}
