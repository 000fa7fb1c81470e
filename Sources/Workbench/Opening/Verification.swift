import DumpFiles
import DumpFormat
import HeapGraph
import Reports

/// Whether a dump is whole, as `barrow verify` says.
public struct Verification: Sendable {
    public let isSound: Bool
    /// What was checked and what is wrong, a sentence a line.
    public let text: String

    /// Reads the whole file; builds no graph of a `.barrow` dump.
    public init(of path: String, observer: any WorkbenchObserver) throws(WorkbenchError) {
        guard HeapFormat(of: path) == .barrow else {
            self = try Self.read(path, observer)
            return
        }
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

    private init(isSound: Bool, text: String) {
        self.isSound = isSound
        self.text = text
    }

    /// Other formats have no checksums: what can be read is intact.
    private static func read(_ path: String, _ observer: any WorkbenchObserver) throws(WorkbenchError) -> Self
    {
        do {
            let source = try HeapSource(path, dumpNumber: 1, observer: observer)
            let read = try observer.timed("verify") {
                try source.open().load(backing: .anonymous, values: .none) {
                    observer.progress("verify", fraction: $0)
                }
            }
            var lines = [
                "\(path): \(read.missing.isEmpty ? "sound" : "damaged")",
                "  \(HumanText.count(read.graph.objectCount, .comma)) objects were read.",
            ]
            lines += read.missing.map { "  \($0)" }
            lines += read.graph.coverage.map {
                "  \(HumanText.count($0.count, .comma)) \(read.graph.name(NameID($0.what)))."
            }
            return Self(isSound: read.missing.isEmpty, text: lines.joined(separator: "\n"))
        } catch {
            throw WorkbenchError(opening: path, error)
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
