import Reports

extension Capture.Outcome {
    /// What a terminal shows: what was captured, how long the process stood still, what is missing.
    public func summary(of path: String) -> String {
        var lines = [
            "\(path): CPython \(pythonVersion), \(HumanText.count(UInt64(objects), .comma)) objects, "
                + "\(HumanText.count(references, .comma)) references"
        ]
        if let pauseSeconds {
            lines.append("  The process stood still for \(Int((pauseSeconds * 1000).rounded())) ms.")
        }
        lines += coverage.map { "  \(HumanText.count($0.count, .comma)) \($0.what)." }
        return lines.joined(separator: "\n")
    }
}
