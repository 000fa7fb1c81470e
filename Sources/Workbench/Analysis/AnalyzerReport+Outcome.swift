import AnalysisResults
import AnalyzerHost

extension AnalyzerReport {
    /// The section of an analyzer that ran.
    init(
        _ descriptor: AnalyzerDescriptor, options: [String: OptionValue], _ outcome: AnalyzerOutcome,
        figures: [ReportFigure]
    ) {
        switch outcome.result {
        case .success(let result):
            self.init(
                name: descriptor.name, version: descriptor.version, summary: descriptor.summary,
                options: options,
                result: result, figures: figures)
        case .failure(let failure):
            self.init(
                name: descriptor.name, version: descriptor.version, summary: descriptor.summary,
                options: options,
                failure: failure)
        }
    }
}
