import AnalyzerKit

/// Draws the account as a waterfall at exact positions, in points from the bottom left: a row a category, each bar
/// beginning where the one above ended, the kernel's figure below.
struct WaterfallFigure {
    private let report: ResidentSetReport
    private let rows: WaterfallRows
    private let scale: Double
    private var dot = DotWriter(attributes: ["pad": "0.06"])

    private static let pitch = 17.0
    private static let height = 12.0
    /// Of the place for all bars.
    private static let width = 380.0
    private static let labelWidth = 200.0
    private static let valueWidth = 110.0
    private static let gap = 6.0
    /// Anything that is there is seen.
    private static let thinnest = 0.8

    init(_ report: ResidentSetReport) {
        self.report = report
        rows = WaterfallRows(report)
        scale = Self.width / Double(max(report.account.whole, report.account.sum, 1))
    }

    func figure() -> Figure {
        var drawing = self
        drawing.draw()
        return drawing.dot.figure(
            name: "waterfall", title: "Where the resident set is", caption: caption(), engine: .nop2)
    }

    private mutating func draw() {
        dot.nodeDefaults([
            "shape": "box", "style": "filled", "fixedsize": "true", "fontsize": "11", "penwidth": "0",
            "margin": "0",
        ])
        var y = 0.0
        var start = 0.0
        for (number, row) in rows.rows.enumerated() {
            drawLabels("\(number)", row.label, bytes: row.bytes, y: y)
            let end = start + Double(row.bytes) * scale
            drawSegments(row, number: number, from: min(start, end), y: y)
            drawStep("s\(number)", x: end, y: y - Self.pitch / 2)
            start = end
            y -= Self.pitch
        }
        drawTotal(y: y)
        drawLegend(y: y - 2 * Self.pitch)
    }

    private mutating func drawSegments(_ row: WaterfallRows.Row, number: Int, from start: Double, y: Double) {
        var x = start
        for (position, segment) in row.segments.enumerated() where segment.bytes > 0 {
            let width = Double(segment.bytes) * scale
            bar(
                "b\(number)-\(position)", segment.colour, x: x, width: width, y: y,
                tooltip: "\(segment.what): \(Format.bytes(segment.bytes))")
            x += width
        }
    }

    private mutating func drawTotal(y: Double) {
        let whole = report.account.whole
        let name = report.account.kernelBytes == nil ? "sum" : "resident set, by the kernel"
        drawLabels("total", name, bytes: Int64(clamping: whole), y: y)
        bar(
            "total", "level8", x: 0, width: Double(whole) * scale, y: y,
            tooltip: "\(name): \(Format.bytes(whole))")
    }

    private mutating func drawLegend(y: Double) {
        let entries = [
            (WaterfallRows.blocks, "live objects, in blocks"),
            (WaterfallRows.outside, "live objects, outside"),
            (WaterfallRows.overhead, "cost of the allocator"), (WaterfallRows.holes, "free memory"),
        ]
        let step = (Self.labelWidth + Self.width + Self.valueWidth) / Double(entries.count)
        for (position, entry) in entries.enumerated() {
            let x = -Self.labelWidth + Double(position) * step + 20
            bar("l\(position)", entry.0, x: x, width: Self.height, y: y, tooltip: entry.1)
            text("l\(position)-text", entry.1, .left, x: x + Self.height + Self.gap, y: y, width: 130)
        }
    }

    private mutating func drawLabels(_ id: String, _ label: String, bytes: Int64, y: Double) {
        text(
            "n\(id)", Format.shortened(label, to: 36), .right, x: -Self.labelWidth - Self.gap, y: y,
            width: Self.labelWidth, tooltip: label)
        let share = Double(bytes) / Double(max(report.account.whole, 1))
        let value = "\(Format.bytes(bytes))  \(Format.share(share))"
        text("v\(id)", value, .left, x: Self.width + Self.gap, y: y, width: Self.valueWidth)
    }

    /// From the end of a bar to the beginning of the next.
    private mutating func drawStep(_ id: String, x: Double, y: Double) {
        dot.node(
            id, label: [], classes: ["muted"], tooltip: " ",
            attributes: [
                "pos": "\(x),\(y)", "width": "\(0.5 / 72)", "height": "\((Self.pitch - Self.height) / 72)",
                "penwidth": "0.5",
            ])
    }

    private mutating func bar(
        _ id: String, _ colour: String, x: Double, width: Double, y: Double, tooltip: String
    ) {
        let width = max(width, Self.thinnest)
        dot.node(
            id, label: [], classes: [colour], tooltip: tooltip,
            attributes: [
                "pos": "\(x + width / 2),\(y)", "width": "\(width / 72)", "height": "\(Self.height / 72)",
                "penwidth": "0.8",
            ])
    }

    private mutating func text(
        _ id: String, _ text: String, _ alignment: DotWriter.Alignment, x: Double, y: Double, width: Double,
        tooltip: String? = nil
    ) {
        dot.node(
            id, label: text, alignment: alignment, classes: ["muted"], tooltip: tooltip ?? text,
            attributes: [
                "shape": "plaintext", "pos": "\(x + width / 2),\(y)", "width": "\(width / 72)",
                "height": "\(Self.height / 72)",
            ])
    }

    private func caption() -> String {
        let others =
            rows.otherModules > 0
            ? " The \(Format.count(rows.otherModules)) modules with least share a row; the table has them."
            : ""
        return """
            Each bar begins where the one above ends; together they are the resident set. A module's bar is what its \
            objects take: in blocks of the arenas, and outside of them as large allocations.\(others) \
            \(report.verdict.sentence)
            """
    }

}
