import DumpFiles
import HeapGraph

/// What is to be said about the soundness of a dump.
package struct DumpVerification: Sendable {
    /// Something that is wrong although it arrived intact, and how often.
    package struct Finding: Equatable, Sendable {
        /// A plural noun phrase.
        package var what: String
        package var count: UInt64
    }

    package var damage: DumpDamage
    /// Objects and references in intact chunks.
    package var objects: UInt64
    package var references: UInt64
    /// Intact headers by tag, known tags or not.
    package var chunksByTag: [ChunkTag: Int]
    /// Ascending by text.
    package var findings: [Finding]

    /// Nothing is missing and nothing is wrong. A reference to no object is no fault of the dump: a heap may have some.
    package var isSound: Bool { damage.isEmpty && findings.allSatisfy { $0.what == Self.dangling } }

    static let dangling = "references to no object of the dump"
}

extension BarrowReader {
    /// Reads every byte and checks all that can be checked without building a graph.
    ///
    /// Memory: 16 bytes an object and an address index. Linear in the dump.
    ///
    /// - Parameter progress: called on this thread with the fraction of bytes read, 0 to 1.
    package func verify(progress: @escaping (Double) -> Void = { _ in }) throws(DumpError) -> DumpVerification
    {
        try DumpVerifier(self, progress: progress).verify()
    }
}
