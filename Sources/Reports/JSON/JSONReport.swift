import AnalysisResults
import FoundationEssentials

/// `report.json`: the report's `Codable` form, as `Config/report.schema.json` describes it.
///
/// Keys are sorted, whole numbers have neither fraction nor exponent, and nothing depends on when or where it was
/// written, so equal reports are equal bytes.
package enum JSONReport {
    package static func encode(_ report: Report) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(report)) + [UInt8(ascii: "\n")]
    }
}
