import DumpFiles
import HeapGraph
import TestSupport
import Testing

@testable import DumpFormat

/// Dumps changed at random in every way a disk, a network or an attacker may, 20,000 a run: no crash, no hang, no more
/// memory than the file justifies, and both readings agree on what is missing.
@Suite("Mutated dumps")
struct MutationTests {
    static let mutations = 5_000

    @Test(
        "raw bytes, and payloads with their checksums made right",
        arguments: [false, true], [Mutator.Level.file, .payload])
    func mutated(compresses: Bool, level: Mutator.Level) throws {
        let seed = SeededGenerator.seed() &+ (compresses ? 1 : 0)
        let folder = TemporaryFolder()
        try SampleDump.small(seed: seed).write(
            to: folder.file("sound"), options: DumpWriter.Options(compresses: compresses))
        var mutator = Mutator(folder.read("sound"), level: level, seed: seed)
        var refused = 0
        var damaged = 0
        for round in 0..<Self.mutations {
            let bytes = mutator.next()
            folder.write(bytes, to: "mutated")
            do throws(DumpError) {
                let reader = try BarrowReader.open(folder.file("mutated"))
                let loaded = try reader.load()
                let verification = try reader.verify()
                let message: Comment = "BARROW_TEST_SEED=\(seed), \(level), round \(round)"
                #expect(verification.damage == loaded.damage, message)
                #expect(GraphInvariants.violation(loaded.graph) == nil, message)
                let image = loaded.graph.columns.imageBytes
                #expect(image <= 200 * bytes.count + 65_536, message)
                _ = try reader.fullValue(at: 0x1100)
                damaged += loaded.damage.isEmpty ? 0 : 1
            } catch {
                #expect(error.code == .notADump || error.code == .unsupportedVersion)
                refused += 1
            }
        }
        // The mutations reach what they are meant to reach.
        #expect(damaged > Self.mutations / 20, "seed \(seed)")
        #expect(refused < Self.mutations / 2, "seed \(seed)")
    }
}

extension HeapGraph.Columns {
    /// Bytes of the columns that grow with what a dump claims.
    fileprivate var imageBytes: Int {
        (address.count + type.count + size.count + site.count + target.count + label.count) * 4
            + (flags.count + slack.count) * 2 + firstReference.count * 8 + notStrong.count * 8
    }
}
