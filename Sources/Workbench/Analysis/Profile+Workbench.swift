import HeapGraph
import Profiles
import Reports

extension StringPolicy {
    /// What of the values the graph keeps under this policy.
    var valueDetail: HeapGraphBuilder.ValueDetail {
        switch self {
        case .full: .full
        case .hashed: .equality
        case .omitted: .none
        }
    }
}

extension ReportFormat {
    var writerFormat: ReportWriter.Format {
        switch self {
        case .html: .html
        case .json: .json
        case .junit: .junit
        case .sarif: .sarif
        case .markdown: .markdown
        case .github: .github
        case .gitlab: .gitlab
        case .prometheus: .prometheus
        case .csv: .csv
        }
    }
}
