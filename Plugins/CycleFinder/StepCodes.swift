import AnalyzerKit

/// Turns the steps of a cycle into codes, and into text.
///
/// Positions in a sequence, members of a set and keys that are data stand for any other (`[*]`); attribute names do
/// not. A key is an attribute's name where it is interned: interpreters intern the names that code mentions.
struct StepCodes {
    private let heap: HeapGraph
    private let typeHashes: [UInt64]
    /// By row of ``SectionID/labels``.
    private let labelHashes: [UInt64]
    private static let anyIndex = NameHash.hash("[*]")

    init(_ heap: HeapGraph) {
        self.heap = heap
        typeHashes = (0..<heap.types.count).map { NameHash.hash(heap.typeName(TypeID($0))) }
        labelHashes = heap.labels.map {
            $0.isIndex != 0 ? Self.anyIndex : NameHash.hash(heap.name(NameID($0.text)))
        }
    }

    func codes(of cycle: [UInt32]) -> [UInt64] {
        cycle.indices.map { position in
            let object = ObjectID(cycle[position])
            let reference = reference(cycle, position)
            return NameHash.mix(
                typeHashes[heap.type(of: object).index], labelHash(of: reference, from: object))
        }
    }

    /// Steps in a row, `Parent -.children→ list -[0]→ `: an attribute in an object's `__dict__` is one step, unless
    /// `isGeneral`, the text of fingerprints.
    func text(_ cycle: [UInt32], _ steps: Range<Int>, isGeneral: Bool) -> String {
        var text = ""
        var step = steps.lowerBound
        while step < steps.upperBound {
            let isNamespace =
                !isGeneral && step + 1 < steps.upperBound && label(cycle, step) == PathText.namespace
            if isNamespace, let attribute = PathText.attribute(label(cycle, step + 1)) {
                text += "\(heap.typeName(of: ObjectID(cycle[step]))) -\(attribute)→ "
                step += 2
            } else {
                text += self.text(cycle, step, isGeneral: isGeneral)
                step += 1
            }
        }
        return text
    }

    /// `list -[0]→ `; with `[*]` for indices and keys that are data, where `isGeneral`.
    private func text(_ cycle: [UInt32], _ position: Int, isGeneral: Bool) -> String {
        let object = ObjectID(cycle[position])
        let reference = reference(cycle, position)
        let isAny = isGeneral && labelHash(of: reference, from: object) == Self.anyIndex
        let label = isAny ? "[*]" : heap.label(of: reference, from: object)
        return "\(heap.typeName(of: object)) -\(label)→ "
    }

    func label(_ cycle: [UInt32], _ position: Int) -> String {
        heap.label(of: reference(cycle, position), from: ObjectID(cycle[position]))
    }

    /// The first of the object's references to the one after it that keeps alive.
    private func reference(_ cycle: [UInt32], _ position: Int) -> ReferenceIndex {
        let next = cycle[position + 1 == cycle.count ? 0 : position + 1]
        for reference in heap.outgoing(from: ObjectID(cycle[position]))
        where reference.keepsAlive && reference.target.rawValue == next {
            return reference.index
        }
        preconditionFailure("object \(cycle[position]) does not refer to \(next)")
    }

    private func labelHash(of reference: ReferenceIndex, from object: ObjectID) -> UInt64 {
        if let label = heap.labelID(of: reference, from: object) { return labelHashes[Int(label.rawValue)] }
        let first = heap.references(of: object).lowerBound
        let position = reference.rawValue - first
        guard heap.labelTemplate(of: heap.type(of: object)) == .pairs, position % 2 == 1,
            let key = heap.target(of: ReferenceIndex(first + position - 1)),
            heap.flags(of: key).contains(.interned), let value = heap.value(of: key)
        else { return Self.anyIndex }
        return value.hash
    }
}
