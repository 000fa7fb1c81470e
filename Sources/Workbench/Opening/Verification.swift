import DumpFiles
import DumpFormat
import HeapGraph
import Reports

/// Whether a dump is whole, as `barrow verify` says.
public struct Verification: Sendable {
    public let isSound: Bool
    /// What was checked and what is wrong, a sentence a line.
    public let text: String

    /// Reads the whole file, every dump of it; builds no graph of a `.barrow` dump.
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
            var (number, count, isSound) = (1, 1, true)
            var lines: [String] = []
            while number <= count {
                let source = try HeapSource(path, dumpNumber: number, observer: observer)
                let read = try observer.timed("verify") {
                    try source.open().load(backing: .anonymous, values: .none) {
                        observer.progress("verify", fraction: $0)
                    }
                }
                count = read.dumpCount
                lines += describe(read, count > 1 ? "\(path), dump \(number) of \(count)" : path)
                isSound = isSound && read.missing.isEmpty
                number += 1
            }
            return Self(isSound: isSound, text: lines.joined(separator: "\n"))
        } catch {
            throw WorkbenchError(opening: path, error)
        }
    }

    private static func describe(_ read: some LoadedGraph, _ name: String) -> [String] {
        let lines = [
            "\(name): \(read.missing.isEmpty ? "sound" : "damaged")",
            "  \(HumanText.count(read.graph.objectCount, .comma)) objects were read.",
        ]
        return lines + read.missing.map { "  \($0)" }
            + read.graph.coverage.map {
                "  \(HumanText.count($0.count, .comma)) \(read.graph.name(NameID($0.what)))."
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
