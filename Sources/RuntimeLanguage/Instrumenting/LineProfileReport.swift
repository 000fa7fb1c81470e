import ManagedRuntime

/// A line profile as text and as JSON.
package struct LineProfileReport {
    private let profile: LineProfile
    private let file: String
    /// A line of the file.
    private let source: (Int) -> String?

    package init(_ profile: LineProfile, file: String, source: @escaping (Int) -> String?) {
        self.profile = profile
        self.file = file
        self.source = source
    }

    package var text: String {
        let heads = ["line", "hits", "allocated", "freed", "net", "peak"]
        let rows = profile.sortedLines.map { line in
            [
                "\(line.number)", "\(line.hits)", size(line.allocated), size(line.freed), size(line.net),
                size(line.peak),
            ]
        }
        let widths = heads.indices.map { column in
            max(heads[column].count, rows.map { $0[column].count }.max() ?? 0)
        }
        func format(_ cells: [String]) -> String {
            zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(
                separator: "  ")
        }
        var text = "Memory by line of \(profile.function), \(file)\n\(format(heads))  source\n"
        for (line, row) in zip(profile.sortedLines, rows) {
            text += "\(format(row))  \(source(line.number) ?? "")\n"
        }
        return text
    }

    package var json: String {
        let lines = profile.sortedLines.map { line in
            """
            {"line":\(line.number),"hits":\(line.hits),"allocated":\(line.allocated),"freed":\(line.freed),\
            "net":\(line.net),"peak":\(line.peak)}
            """
        }
        let (function, file) = (quoted(profile.function), quoted(file))
        return "{\"function\":\(function),\"file\":\(file),\"lines\":[\(lines.joined(separator: ","))]}\n"
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where scalar.value < 32:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// In the unit that leaves at most four digits.
    private func size(_ bytes: Int) -> String {
        var value = Double(bytes)
        for unit in ["B", "KiB", "MiB"] {
            if value.magnitude < 10_000 { return unit == "B" ? "\(bytes) B" : "\(rounded(value)) \(unit)" }
            value /= 1024
        }
        return "\(rounded(value)) GiB"
    }

    private func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths.magnitude % 10)"
    }
}
