import AnalysisResults
import AnalyzerHost

extension AnalyzerReport {
    /// The section of a library that was named with `--plugin` and cannot be used: whoever named it expects one.
    init(unusable plugin: RejectedPlugin) {
        let file = String(plugin.path.split(separator: "/").last ?? "")
        // The dynamic linker names the library by its path, which does not belong into a report.
        let reason = plugin.error.reason.replacing(plugin.path, with: file)
        let remedy = plugin.error.remedy
        self.init(
            name: file, version: "", summary: "A library named with --plugin", options: [:],
            failure: AnalyzerFailure(
                kind: .incompatible, message: "The library \(reason).",
                remedy: "\(remedy.prefix(1).uppercased())\(remedy.dropFirst())."))
    }
}
