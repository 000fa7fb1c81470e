import FoundationEssentials

/// Seconds and peak memory over the number of objects, side by side, each with the straight line from the origin to its last
/// point: what is linear lies on it.
struct ScalingPlot {
    let rows: [Scaling.Row]

    private static let (width, height) = (360.0, 240.0)
    private static let margin = (left: 52.0, right: 16.0, top: 32.0, bottom: 40.0)

    func write(to path: String) throws {
        let seconds = panel("Seconds", x: 0) { $0.seconds }
        let memory = panel("Peak memory, GiB", x: Self.width) { Double($0.peakMemory) / 1_073_741_824 }
        let text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(2 * Self.width)) \(Int(Self.height))" \
            font-family="sans-serif" font-size="11" role="img">
            <title>Seconds and peak memory of barrow info by million objects</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(seconds)
            \(memory)
            </svg>

            """
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    private func panel(_ title: String, x: Double, value: (Scaling.Row) -> Double) -> String {
        let points = rows.map { (Double($0.objects) / 1e6, value($0)) }
        let (right, top) = (points.map(\.0).max()!, points.map(\.1).max()! * 1.1)
        func place(_ point: (Double, Double)) -> (String, String) {
            let inner = (
                Self.width - Self.margin.left - Self.margin.right,
                Self.height - Self.margin.top - Self.margin.bottom
            )
            return (
                LargeHeap.fixed(x + Self.margin.left + inner.0 * point.0 / right),
                LargeHeap.fixed(Self.height - Self.margin.bottom - inner.1 * point.1 / top)
            )
        }
        let (origin, last) = (place((0, 0)), place(points.last!))
        let (end, ceiling) = (place((right, 0)), place((0, top)))
        var parts = [
            "<text x=\"\(ceiling.0)\" y=\"18\" font-weight=\"bold\">\(title)</text>",
            "<path d=\"M\(ceiling.0) \(ceiling.1)L\(origin.0) \(origin.1)L\(end.0) \(end.1)\" fill=\"none\" "
                + "stroke=\"#555555\"/>",
            "<path d=\"M\(origin.0) \(origin.1)L\(last.0) \(last.1)\" stroke=\"#9ab8d8\" stroke-dasharray=\"4 3\"/>",
        ]
        for point in points {
            let (column, row) = place(point)
            let mark = place((point.0, 0))
            parts.append("<circle cx=\"\(column)\" cy=\"\(row)\" r=\"3.5\" fill=\"#1f5f9f\"/>")
            parts.append(
                "<text x=\"\(mark.0)\" y=\"\(mark.1)\" dy=\"14\" text-anchor=\"middle\">\(Int(point.0))</text>"
            )
        }
        for step in 1...4 {
            let value = top * Double(step) / 4.4
            let (column, row) = place((0, value))
            parts.append(
                "<text x=\"\(column)\" y=\"\(row)\" dx=\"-6\" dy=\"4\" text-anchor=\"end\">\(LargeHeap.fixed(value))</text>"
            )
        }
        let middle = place((right / 2, 0))
        parts.append(
            "<text x=\"\(middle.0)\" y=\"\(middle.1)\" dy=\"30\" text-anchor=\"middle\">million objects</text>"
        )
        return parts.joined(separator: "\n")
    }
}
