import AnalysisResults
import Foundation
import TestSupport
import Testing

@testable import ManagedRuntime

/// A workload that ran in this process, and what `barrow analyze` says of its dump, with all analyzers that ship.
struct AnalyzedWorkload {
    let truth: PlantedTruth
    let report: Report
    /// What is in the dump, by the runtime's own count: the heap, the static objects, and the frames that run.
    let objects: Int
    let bytes: Int

    /// Every row of every table is wanted; an arena held by few blocks is one of the truth's sparse arenas.
    private static let profile = """
        figures: on
        analyzers:
          type-histogram: {rows: 10000}
          dominator-tree: {}
          cycle-finder: {rows: 10000}
          fragmentation-map: {rows: 10000, handful: \(PlantedTruth.Holes.handful), handful-share: 0%}
          interning-savings: {rows: 10000}
        """

    init(_ name: String, objects: Int, input: String? = nil) throws {
        let folder = TemporaryFolder()
        let dump = folder.file("\(name).barrow")
        let runtime = Runtime()
        let workload = try #require(WorkloadCatalog.workload(named: name))
        truth = try workload.run(runtime, WorkloadParameters(objects: objects, seed: 3, input: input))
        try runtime.dump(to: dump)
        (self.objects, bytes) = Self.census(runtime)
        folder.write(Self.profile, to: "profile.yaml")
        let run = try BarrowCommand([
            "analyze", dump, "--profile", folder.file("profile.yaml"), "--json", "--quiet",
        ])
        try #require(run.status == 0, "\(run.errors)")
        report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    private static func census(_ runtime: Runtime) -> (objects: Int, bytes: Int) {
        var sizes = runtime.statics.objects.map { runtime.shallowSize($0) }
        runtime.allocator.forEachObject { sizes.append(runtime.shallowSize(ObjectRef($0))) }
        sizes += runtime.runningFrameSizes
        return (sizes.count, sizes.reduce(0, +))
    }

    func analyzer(_ name: String) throws -> AnalyzerReport {
        try #require(report.analyzers.first { $0.name == name })
    }

    /// Findings that say something is wrong.
    var alarms: [Finding] { report.analyzers.flatMap(\.findings).filter { $0.severity > .info } }

    /// Objects of each type, as the histogram has them.
    func objectsByType() throws -> [String: Int] {
        let table = try analyzer("type-histogram").table("types")
        return Dictionary(
            uniqueKeysWithValues: try table.rows.indices.map { row in
                (try table.text(row, "type"), try table.number(row, "objects"))
            })
    }
}

extension Runtime {
    /// Bytes of each frame on the data stack: no objects, but a dump has them as such.
    var runningFrameSizes: [Int] {
        var sizes: [Int] = []
        var frame = currentFrame
        while let current = frame {
            sizes.append(current.size)
            frame = current.previous
        }
        return sizes
    }
}
