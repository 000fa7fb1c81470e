import AnalysisResults

/// `metrics.prom`: the heap's totals, every metric and every budget in Prometheus' text format, for a Pushgateway or the
/// node exporter's textfile collector.
package enum PrometheusMetrics {
    package static func render(_ report: Report) -> String {
        var text = ""
        let dump = [("dump", report.input.fileName)]
        let heap = report.heap
        family("barrow_heap_objects", "Objects in the dump.", &text)
        sample("barrow_heap_objects", dump + [("reachable", "true")], Double(heap.reachableObjects), &text)
        sample("barrow_heap_objects", dump + [("reachable", "false")], Double(heap.unreachableObjects), &text)
        family("barrow_heap_bytes", "Shallow size of the objects in the dump.", &text)
        sample("barrow_heap_bytes", dump + [("reachable", "true")], Double(heap.reachableBytes), &text)
        sample("barrow_heap_bytes", dump + [("reachable", "false")], Double(heap.unreachableBytes), &text)
        family("barrow_metric", "What the analyzers measured, in bytes, seconds, shares or numbers.", &text)
        for analyzer in report.analyzers {
            for metric in analyzer.metrics {
                let labels = [
                    ("analyzer", analyzer.name), ("metric", metric.name), ("unit", metric.unit.rawValue),
                ]
                sample("barrow_metric", dump + labels, metric.value, &text)
            }
        }
        family("barrow_findings", "Findings by severity.", &text)
        for severity in Finding.Severity.allCases {
            let count = report.analyzers.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
            sample("barrow_findings", dump + [("severity", severity.rawValue)], Double(count), &text)
        }
        family("barrow_budget_held", "1 where a budget holds, 0 where it is broken or unmeasured.", &text)
        for budget in report.budgets {
            let labels = dump + [("metric", budget.metric), ("limit", budget.limit)]
            sample("barrow_budget_held", labels, budget.verdict == .held ? 1 : 0, &text)
        }
        return text
    }

    private static func family(_ name: String, _ help: String, _ text: inout String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    }

    private static func sample(
        _ name: String, _ labels: [(String, String)], _ value: Double, _ text: inout String
    ) {
        let list = labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
        let number = Int64(exactly: value).map { "\($0)" } ?? "\(value)"
        text += "\(name){\(list)} \(number)\n"
    }

    private static func escaped(_ text: String) -> String {
        DisplayText.visible(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
