import DumpFormat
import Reports

/// Whether a dump is whole, as `barrow verify` says.
public struct Verification: Sendable {
    public let isSound: Bool
    /// What was checked and what is wrong, a sentence a line.
    public let text: String

    /// Reads the whole file; builds no graph.
    public init(of path: String, observer: any WorkbenchObserver) throws(WorkbenchError) {
        do {
            let verification = try observer.timed("verify") { () throws(DumpError) in
                try BarrowReader.open(path).verify { observer.progress("verify", fraction: $0) }
            }
            isSound = verification.isSound
            text = Self.describe(verification, path)
        } catch {
            throw WorkbenchError(.cannotRead, error.description)
        }
    }

    private static func describe(_ verification: DumpVerification, _ path: String) -> String {
        let chunks = verification.chunksByTag.values.reduce(0, +)
        var lines = [
            "\(path): \(verification.isSound ? "sound" : "damaged")",
            "  \(HumanText.count(chunks, .comma)) chunks, \(HumanText.count(verification.objects, .comma)) objects and "
                + "\(HumanText.count(verification.references, .comma)) references are intact.",
        ]
        lines += verification.damage.sentences().map { "  \($0)" }
        lines += verification.findings.map { "  \(HumanText.count($0.count, .comma)) \($0.what)." }
        return lines.joined(separator: "\n")
    }
}
