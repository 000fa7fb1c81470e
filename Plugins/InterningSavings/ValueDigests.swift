import AnalyzerKit

/// A 64-bit digest of each immutable value: equal digests are taken for equal values of one type.
///
/// For a str, bytes, int or float it is made of the type, the length and the SipHash of the dump; for a tuple, of the
/// digests of its elements in order, where all of these have one (None and booleans, of which there is one object
/// each, count as themselves). Among five million different values the odds that any two share a digest are below one
/// in a million.
struct ValueDigests {
    /// 0 where there is none.
    private(set) var digests: [UInt64]
    /// What is compared with its equals, by type: values and tuples, but not None and booleans.
    let isCompared: [Bool]

    private static let none: UInt64 = 0
    private static let inProgress: UInt64 = 1
    private static let incomparable: UInt64 = 2
    private static let firstDigest: UInt64 = 3

    /// Linear in values and in references of tuples; 8 bytes an object, and a stack as deep as tuples nest.
    init(_ heap: HeapGraph) {
        let kinds = heap.types.indices.map { heap.kind(of: TypeID($0)) }
        isCompared = kinds.map { $0.isImmutableValue || $0 == .tuple }
        digests = [UInt64](repeating: Self.none, count: heap.objectCount)
        digests.withUnsafeMutableBufferPointer { digests in
            Self.digestValues(heap, kinds: kinds, into: digests)
            Self.digestTuples(heap, kinds: kinds, into: digests)
        }
    }

    subscript(object: ObjectID) -> UInt64 { digests[object.index] }

    private static func digestValues(
        _ heap: HeapGraph, kinds: [TypeKind], into digests: UnsafeMutableBufferPointer<UInt64>
    ) {
        let types = heap.columns.type
        for value in heap.values where kinds[Int(types[Int(value.object)])].isImmutableValue {
            let type = UInt64(types[Int(value.object)])
            digests[Int(value.object)] = finished(mixed(value.hash, type << 32 | UInt64(value.length)))
        }
        for index in 0..<heap.objectCount {
            switch kinds[Int(types[index])] {
            case .none, .boolean: digests[index] = finished(mixed(UInt64(index), UInt64(types[index])))
            default: continue
            }
        }
    }

    /// A tuple on the way down, the reference to look at next and the digest of the elements before it.
    private struct Step {
        let tuple: UInt32
        var next: UInt64
        let end: UInt64
        var digest: UInt64
    }

    /// Depth first, elements before the tuples that hold them. A tuple that contains itself has no digest, nor has
    /// any that contains it.
    private static func digestTuples(
        _ heap: HeapGraph, kinds: [TypeKind], into digests: UnsafeMutableBufferPointer<UInt64>
    ) {
        let types = heap.columns.type
        let targets = heap.columns.target
        let isTuple = kinds.map { $0 == .tuple }
        var path: [Step] = []
        for root in 0..<heap.objectCount where isTuple[Int(types[root])] && digests[root] == none {
            path.append(step(into: root, of: heap, digests))
            while let step = path.last {
                guard step.next < step.end else {
                    digests[Int(step.tuple)] = finished(step.digest)
                    path.removeLast()
                    continue
                }
                let target = targets[Int(step.next)]
                let element = target == noRow ? incomparable : digests[Int(target)]
                if element == none, isTuple[Int(types[Int(target)])] {
                    path.append(self.step(into: Int(target), of: heap, digests))
                } else if element < firstDigest {
                    digests[Int(step.tuple)] = incomparable
                    path.removeLast()
                } else {
                    path[path.count - 1].digest = mixed(step.digest, element)
                    path[path.count - 1].next += 1
                }
            }
        }
        for index in 0..<digests.count where digests[index] < firstDigest { digests[index] = none }
    }

    private static func step(
        into tuple: Int, of heap: HeapGraph, _ digests: UnsafeMutableBufferPointer<UInt64>
    ) -> Step {
        digests[tuple] = inProgress
        let firstReference = heap.columns.firstReference
        return Step(
            tuple: UInt32(tuple), next: firstReference[tuple], end: firstReference[tuple + 1],
            digest: mixed(UInt64(heap.columns.type[tuple]), firstReference[tuple + 1] - firstReference[tuple])
        )
    }

    /// Both halves of a 128-bit product, folded: wyhash's mixing step (Wang Yi, 2019), with its first two constants.
    private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0xa076_1d64_78bd_642f).multipliedFullWidth(by: b ^ 0xe703_7ed1_a0b4_28db)
        return product.high ^ product.low
    }

    private static func finished(_ digest: UInt64) -> UInt64 { max(digest, firstDigest) }
}
