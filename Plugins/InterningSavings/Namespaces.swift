import AnalyzerKit

/// The dictionaries that keep the attributes of instances, and whose they are.
struct Namespaces {
    /// Objects with more references than this are not looked through: they are no instances.
    private static let referenceLimit = 16

    private let heap: HeapGraph
    private let names: Set<UInt32>

    /// Linear in the labels of the dump.
    init(_ heap: HeapGraph) {
        self.heap = heap
        names = Set(heap.labels.lazy.map(\.text).filter { heap.name(NameID($0)) == PathText.namespace })
    }

    /// The type of the object whose `__dict__` this is, or none. Constant time. Needs `referrers`.
    func ownerType(of object: ObjectID) -> UInt32 {
        guard !names.isEmpty, heap.kind(of: object) == .dictionary,
            let owner = heap.referrers(of: object).first.map({ ObjectID($0) })
        else { return noRow }
        let references = heap.references(of: owner)
        guard references.count <= Self.referenceLimit else { return noRow }
        let isNamespace = references.contains { row in
            heap.columns.target[row] == object.rawValue && isNamespaceLabel(of: ReferenceIndex(row))
        }
        return isNamespace ? heap.type(of: owner).rawValue : noRow
    }

    private func isNamespaceLabel(of reference: ReferenceIndex) -> Bool {
        guard let label = heap.explicitLabel(of: reference) else { return false }
        return names.contains(heap.labels[Int(label.rawValue)].text)
    }
}
