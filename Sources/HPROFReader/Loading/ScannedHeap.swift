import DumpFiles
import HeapGraph
import Synchronization

/// What the first pass found in all pieces, in the order of the file.
struct ScannedHeap {
    private(set) var parts: [PartBox<DeclarationPart>] = []
    private(set) var evidence = LayoutEvidence()
    private(set) var few = ObjectScan.Few()
    /// By class: the least bytes of field values of an instance, `UInt32.max` where there is none.
    let shortest: [UInt32]

    init(_ pass: PiecePass, _ classes: ClassNumbers) throws(DumpError) {
        let least = Mutex([UInt32](repeating: .max, count: classes.count))
        let found = try pass.run {
            ObjectScan(idSize: pass.idSize, classes: classes)
        } finish: { scan in
            least.withLock { scan.lower(&$0) }
            return scan.finish()
        }
        shortest = least.withLock { $0 }
        for piece in found {
            parts.append(piece.part)
            evidence.add(piece.evidence)
            few.add(piece.few)
        }
    }

    /// Objects that are roots.
    var rootAddresses: Set<UInt64> { Set(few.roots.lazy.map(\.address)) }
}
