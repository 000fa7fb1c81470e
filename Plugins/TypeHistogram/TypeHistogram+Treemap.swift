import AnalyzerKit

extension TypeHistogram {
    /// The area of all cells in patchwork's unit of a thousand square points: a square as high as a report's treemap
    /// (420 points), so that lines of text keep their distance when the report stretches it to its width.
    private static let totalArea = 176.4
    /// The palette's categorical colours.
    private static let hues = 7

    /// Types as cells, framed and coloured by module; nil where there is nothing to draw.
    func treemap(of histogram: Histogram, cells: Int) -> Figure? {
        let types = histogram.sorted { $0.shallow }.filter { $0.tally.shallow > 0 }
        guard !types.isEmpty else { return nil }
        let shown = types.prefix(cells)
        let rest = types.dropFirst(cells)
        var dot = DotWriter(directed: false)
        dot.nodeDefaults(["shape": "box", "fontsize": "11", "style": "filled"])
        for (rank, module) in modules(of: shown).enumerated() {
            let hue = rank < Self.hues ? "hue\(rank + 1)" : "muted"
            dot.cluster(module.name, label: module.name, classes: [hue], attributes: ["penwidth": "2"]) {
                dot in
                for row in module.types { cell(of: row, in: histogram, hue: hue, to: &dot) }
            }
        }
        if !rest.isEmpty { restCell(of: rest, in: histogram, to: &dot) }
        return dot.figure(
            name: "treemap", title: "Shallow size by module and type",
            caption: caption(shown: shown.count, rest: rest), engine: .patchwork)
    }

    private struct Module {
        let name: String
        var bytes: UInt64
        var types: [Histogram.Row]
    }

    /// The rows by module, the module with most bytes first.
    private func modules(of rows: some Sequence<Histogram.Row>) -> [Module] {
        var modules: [Module] = []
        var index: [String: Int] = [:]
        for row in rows {
            if let known = index[row.module] {
                modules[known].bytes += row.tally.shallow
                modules[known].types.append(row)
            } else {
                index[row.module] = modules.count
                modules.append(Module(name: row.module, bytes: row.tally.shallow, types: [row]))
            }
        }
        return modules.sorted { $0.bytes != $1.bytes ? $0.bytes > $1.bytes : $0.name < $1.name }
    }

    private func cell(of row: Histogram.Row, in histogram: Histogram, hue: String, to dot: inout DotWriter) {
        let tally = row.tally
        let share = histogram.share(of: tally.shallow)
        dot.node(
            "type\(row.type.rawValue)", label: [row.name, Format.bytes(tally.shallow)], classes: [hue],
            tooltip: """
                \(row.name): \(Format.bytes(tally.shallow)), \(Format.share(share)), \
                \(Format.count(tally.objects)) objects
                """,
            attributes: ["area": area(share)])
    }

    private func restCell(
        of rows: ArraySlice<Histogram.Row>, in histogram: Histogram, to dot: inout DotWriter
    ) {
        let bytes = rows.reduce(0) { $0 + $1.tally.shallow }
        let label = "… \(Format.count(rows.count)) more"
        dot.node(
            "rest", label: [label, Format.bytes(bytes)], classes: ["muted"],
            tooltip: "\(Format.count(rows.count)) smaller types: \(Format.bytes(bytes))",
            attributes: ["area": area(histogram.share(of: bytes))])
    }

    /// At least one square point: no area at all would mean the default.
    private func area(_ share: Double) -> String {
        "\(max((share * Self.totalArea * 1000).rounded(), 1) / 1000)"
    }

    private func caption(shown: Int, rest: ArraySlice<Histogram.Row>) -> String {
        let what =
            "Each cell is a type, its area the shallow size of all its objects, its colour and frame its module."
        guard !rest.isEmpty else { return what }
        let bytes = rest.reduce(0) { $0 + $1.tally.shallow }
        return """
            \(what) The \(Format.count(shown)) largest types have a cell of their own; \
            \(Format.count(rest.count)) more, \(Format.bytes(bytes)) together, share the grey one.
            """
    }
}
