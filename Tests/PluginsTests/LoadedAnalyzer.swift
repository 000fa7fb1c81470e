import AnalysisResults
import AnalyzerHost
import FoundationEssentials
import HeapGraph
import Synchronization
import TestSupport

/// An analyzer that ships, loaded as a user's is: its dynamic library, into this process.
///
/// Every result goes through JSON, as it does between worker and host.
struct LoadedAnalyzer {
    let library: PluginLibrary

    /// - Parameter product: the name of the library's product: `CycleFinder`.
    init(_ product: String) throws {
        library = try Self.loaded.withLock { loaded in
            if let known = loaded[product] { return known }
            let library = try PluginLibrary(loading: BuildProducts.analyzer(product))
            loaded[product] = library
            return library
        }
    }

    /// What the analyzer says of the heap with these options and the defaults of the others.
    func run(_ heap: HeapGraph, options: [String: OptionValue] = [:]) throws -> AnalysisResult {
        var all = Dictionary(
            uniqueKeysWithValues: library.descriptor.options.map { ($0.name, $0.defaultValue) })
        for (name, value) in options {
            precondition(all[name] != nil, "no option \(name)")
            all[name] = value
        }
        let listener = Listener()
        let status = try library.analyze([(graph: heap, name: "heap")], options: all, listener: listener)
        let answer = listener.answer.withLock { $0 }
        guard status == 0 else { throw Failure(message: String(decoding: answer.error, as: UTF8.self)) }
        return try JSONDecoder().decode(AnalysisResult.self, from: Data(answer.result))
    }

    struct Failure: Error {
        let message: String
    }

    private static let loaded = Mutex<[String: PluginLibrary]>([:])

    private final class Listener: PluginLibrary.Listener {
        let answer = Mutex<(result: [UInt8], error: [UInt8])>(([], []))

        func receive(result: UnsafeRawBufferPointer) { answer.withLock { $0.result = Array(result) } }
        func receive(progress: Double) {}
        func receive(error: UnsafeRawBufferPointer) { answer.withLock { $0.error = Array(error) } }
    }
}

extension AnalysisResult {
    /// The metric's value; nil where the analyzer gave none.
    func metric(_ name: String) -> Double? { metrics.first { $0.name == name }?.value }

    /// The same for bytes and counts.
    func whole(_ name: String) -> Int? { metric(name).flatMap { Int(exactly: $0) } }

    func table(_ name: String) -> Table? { tables.first { $0.name == name } }

    func findings(_ kind: String) -> [Finding] { findings.filter { $0.kind == kind } }
}

extension Table {
    func cell(_ row: Int, _ column: String) -> Cell? {
        guard row < rows.count, let index = columns.firstIndex(where: { $0.name == column }) else {
            return nil
        }
        return rows[row][index]
    }
}
