import Foundation
import TestSupport
import Testing

@testable import ManagedRuntime

@Suite("Metrics")
struct MetricsTests {
    /// A runtime that has something in each metric.
    private func makeRuntime() -> Runtime {
        let runtime = Runtime()
        runtime.boot()
        let module = runtime.makeModule("m \"quoted\"\\")
        let list = runtime.makeList()
        for number in 0..<3000 {
            runtime.append(owned: runtime.makeTuple(owned: [runtime.makeInt(number)]), to: list)
        }
        runtime.setGlobal(module, "items", owned: list)
        let type = runtime.makeClass("odd \"name\"\\\n", in: module)
        runtime.setGlobal(module, "one", owned: runtime.makeInstance(of: type))
        runtime.release(type)
        runtime.collect()
        return runtime
    }

    @Test("The text is what Prometheus' own parser reads, each sample of its declared kind")
    func prometheus() throws {
        let runtime = makeRuntime()
        let script = """
            import sys, json
            from prometheus_client.parser import text_string_to_metric_families
            families = list(text_string_to_metric_families(sys.stdin.read()))
            print(json.dumps([[f.name, f.type, f.documentation, [[s.name, s.labels, s.value] for s in f.samples]] for f in families]))
            """
        let output = try Python.run(script, input: Data(runtime.metricsText().utf8))
        let families = try JSONSerialization.jsonObject(with: output) as! [[Any]]
        #expect(families.count > 25)
        #expect(families.allSatisfy { ["gauge", "counter", "histogram"].contains($0[1] as! String) })
        #expect(families.allSatisfy { !($0[2] as! String).isEmpty && !($0[3] as! [Any]).isEmpty })
        let samples = families.flatMap { $0[3] as! [[Any]] }
        func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
            samples.first { $0[0] as! String == name && $0[1] as! [String: String] == labels }?[2] as? Double
        }
        #expect(value("barrow_collections_total", ["generation": "2"]) == 1)
        #expect(value("barrow_collection_pause_seconds_count", ["generation": "2"]) == 1)
        #expect(value("barrow_type_objects", ["type": "m \"quoted\"\\.odd \"name\"\\\n"]) == 1)
        #expect(value("barrow_heap_objects") == Double(runtime.objectCount))
        #expect(value("barrow_arenas") == Double(runtime.allocator.statistics().arenaCount))
        #expect((value("barrow_fragmentation_ratio") ?? -1) > 0)
        #expect(runtime.finish() == 0)
    }

    @Test("A histogram's buckets count all up to their bound, the last one everything")
    func histogram() throws {
        let runtime = makeRuntime()
        for _ in 0..<20 { runtime.collect(generation: 0) }
        let lines = runtime.metricsText().split(separator: "\n")
        let buckets = lines.filter { $0.hasPrefix("barrow_collection_pause_seconds_bucket{generation=\"0\"") }
            .map { Int($0.split(separator: " ").last!)! }
        #expect(buckets == buckets.sorted() && buckets.count == 7)
        #expect(lines.contains("barrow_collection_pause_seconds_count{generation=\"0\"} \(buckets.last!)"))
        #expect(runtime.finish() == 0)
    }

    @Test("Every metric that the Grafana dashboard asks for exists")
    func dashboard() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "Config/grafana-runtime.json"))
        let dashboard = try JSONSerialization.jsonObject(with: data) as! [String: Any]
        let panels = dashboard["panels"] as! [[String: Any]]
        let queries = panels.flatMap { ($0["targets"] as! [[String: Any]]).map { $0["expr"] as! String } }
        let asked = Set(queries.flatMap { $0.matches(of: /barrow_[a-z_]+/).map { String($0.output) } })
        let runtime = makeRuntime()
        let exposed = Set(
            runtime.metricsText().split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
                String($0.prefix { $0 != "{" && $0 != " " })
            })
        #expect(asked.subtracting(exposed).isEmpty)
        // And the dashboard shows all there are.
        #expect(exposed.subtracting(asked).isEmpty)
        #expect(runtime.finish() == 0)
    }

    @Test("The file has all of the metrics of one moment, whenever it is read")
    func file() throws {
        let runtime = makeRuntime()
        let folder = TemporaryFolder()
        let path = folder.file("metrics.prom")
        runtime.publishMetrics(to: path, every: 3600)
        let first = try String(contentsOfFile: path, encoding: .utf8)
        #expect(first.hasSuffix("\n") && first.contains("barrow_free_list_blocks{list=\"tuple 1\"}"))
        runtime.publishMetrics()
        #expect(folder.names == ["metrics.prom"])
        runtime.stopPublishing()
        #expect(runtime.finish() == 0)
    }
}
