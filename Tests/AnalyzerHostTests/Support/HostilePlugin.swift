import AnalysisResults
import AnalyzerHost
import Synchronization
import TestSupport

/// The misbehaving analyzer of `Examples/Hostile`, compiled once a behaviour.
enum HostilePlugin {
    private static let libraries = Mutex<[String: String]>([:])

    static func library(_ behaviour: String) throws -> String {
        try libraries.withLock { known in
            if let path = known[behaviour] { return path }
            let path = try Toolchain.compile(
                "\(Toolchain.examples)/Hostile/hostile.c", as: "libHostile-\(behaviour).so",
                defines: behaviour == "OTHER_SYMBOL"
                    ? ["BEHAVIOUR=0", "OTHER_SYMBOL=1"] : ["BEHAVIOUR=\(behaviour)"])
            known[behaviour] = path
            return path
        }
    }

    /// As the catalog would describe it.
    static func plugin(_ behaviour: String) throws -> AnalyzerPlugin {
        AnalyzerPlugin(
            descriptor: AnalyzerDescriptor(
                name: "hostile", version: "1.0.0", summary: "Misbehaves.",
                metrics: [MetricDescriptor("objects", .count, "Objects.")], deadline: 60, memory: 256 << 20),
            path: try library(behaviour), origin: .explicit)
    }

    static func job(_ behaviour: String, deadline: Double? = nil, memory: UInt64? = nil) throws -> AnalyzerJob
    {
        AnalyzerJob(
            plugin: try plugin(behaviour), heaps: [try SampleHeap.input()], deadline: deadline, memory: memory
        )
    }

    static func run(
        _ behaviour: String, deadline: Double? = nil, memory: UInt64? = nil
    ) async throws -> AnalyzerOutcome {
        await host.run([try job(behaviour, deadline: deadline, memory: memory)])[0]
    }

    static let host = AnalyzerHost(worker: WorkerCommand(executable: BuildProducts.barrow))
}
