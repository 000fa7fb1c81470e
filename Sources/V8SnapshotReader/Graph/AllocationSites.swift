import HeapGraph

/// Where objects were allocated, where V8 traced that: the innermost function of each trace.
struct AllocationSites {
    /// Where in a record of `trace_function_infos` each field is.
    struct Layout {
        let fields: Int
        let name, scriptName, line: Int

        init?(_ names: [String]?) {
            guard let names, let name = names.firstIndex(of: "name"),
                let scriptName = names.firstIndex(of: "script_name"), let line = names.firstIndex(of: "line")
            else { return nil }
            fields = names.count
            (self.name, self.scriptName, self.line) = (name, scriptName, line)
        }
    }

    /// Rows of sites, by the id of the node of the tree of traces.
    private var sites: [UInt64: UInt32] = [:]
    /// Traces of a function that the snapshot does not have.
    private(set) var missing = 0

    /// Adds a site for each function. A line of 0 is unknown, others count from 1
    /// (SerializePosition in heap-snapshot-generator.cc).
    init(
        _ traces: TraceTree, _ functions: FlatRecords, _ layout: Layout, _ strings: StringTable,
        _ builder: HeapGraphBuilder
    ) {
        let rows = (0..<functions.count).map { record in
            builder.addSite(
                function: Self.text(functions.field(layout.name, of: record), strings, or: "(anonymous)"),
                file: Self.text(functions.field(layout.scriptName, of: record), strings, or: ""),
                line: UInt32(clamping: functions.field(layout.line, of: record)))
        }
        for (node, function) in traces.functions {
            if function < UInt64(rows.count) { sites[node] = rows[Int(function)] } else { missing += 1 }
        }
    }

    func site(of trace: UInt32) -> UInt32? { sites[UInt64(trace)] }

    private static func text(_ number: UInt64, _ strings: StringTable, or absent: String) -> String {
        let text = strings.text(UInt32(clamping: number))
        return text.isEmpty ? absent : text
    }
}
