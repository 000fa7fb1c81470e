import AnalysisResults
import FoundationEssentials

/// `gitlab-code-quality.json`: an artifact of kind `codequality`, shown in a merge request: an array of issues with
/// description, check name, fingerprint, severity and location.
package enum GitLabCodeQuality {
    package static func encode(_ report: Report) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let issues = GateItem.all(in: report).map { Issue($0, dump: report.input.fileName) }
        return Array(try encoder.encode(issues)) + [UInt8(ascii: "\n")]
    }

    private struct Issue: Encodable {
        var description: String
        var check_name: String
        var fingerprint: String
        var severity: String
        var location: Location

        init(_ item: GateItem, dump: String) {
            description = item.title
            check_name = item.rule
            fingerprint = item.fingerprint
            severity =
                switch item.level {
                case .error: "critical"
                case .warning: "major"
                case .note: "info"
                }
            let place = item.locations.first
            // GitLab wants a line; an issue without one is shown at the top of its file.
            location = Location(
                path: DisplayText.visible(place?.file ?? dump), lines: Lines(begin: max(1, place?.line ?? 1)))
        }
    }

    private struct Location: Encodable {
        var path: String
        var lines: Lines
    }

    private struct Lines: Encodable { var begin: Int }
}
