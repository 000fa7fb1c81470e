import AnalysisResults
import FoundationEssentials

/// `report.sarif`: what is wrong as results of one run, in SARIF 2.1.0 (OASIS, 2020), for code scanning.
///
/// Findings with locations point at lines of the program; all others, budgets and failed analyzers among them, at the
/// dump. The fingerprint is Barrow's own, so an alert stays the same over runs.
package enum SARIFReport {
    package static func encode(_ report: Report) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(Log(report))) + [UInt8(ascii: "\n")]
    }

    private struct Log: Encodable {
        var schema =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        var version = "2.1.0"
        var runs: [Run]

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case version, runs
        }

        init(_ report: Report) { runs = [Run(report)] }
    }

    private struct Run: Encodable {
        var tool: Tool
        var columnKind = "utf16CodeUnits"
        var results: [Result]

        init(_ report: Report) {
            let items = GateItem.all(in: report)
            let rules = Array(Set(items.map(\.rule))).sorted()
            tool = Tool(driver: Driver(report, rules: rules))
            results = items.map { item in
                Result(item, ruleIndex: rules.firstIndex(of: item.rule)!, dump: report.input.fileName)
            }
        }
    }

    private struct Tool: Encodable {
        var driver: Driver
    }

    private struct Driver: Encodable {
        var name = "Barrow"
        var version: String
        var rules: [Rule]

        init(_ report: Report, rules: [String]) {
            version = report.generator.split(separator: " ").last.map(String.init) ?? report.generator
            self.rules = rules.map { Rule(id: $0, shortDescription: Text($0.replacing("-", with: " "))) }
        }
    }

    private struct Rule: Encodable {
        var id: String
        var shortDescription: Text
    }

    private struct Text: Encodable {
        var text: String
        init(_ text: String) { self.text = text }
    }

    private struct Result: Encodable {
        var ruleId: String
        var ruleIndex: Int
        var level: String
        var message: Text
        var locations: [Location]
        var partialFingerprints: [String: String]

        init(_ item: GateItem, ruleIndex: Int, dump: String) {
            ruleId = item.rule
            self.ruleIndex = ruleIndex
            level = item.level.rawValue
            message = Text(([item.title] + item.details).joined(separator: "\n"))
            locations =
                item.locations.isEmpty
                ? [Location(file: dump, line: 0, function: nil)]
                : item.locations.map { Location(file: $0.file, line: $0.line, function: $0.function) }
            partialFingerprints = ["barrow/v1": item.fingerprint]
        }
    }

    private struct Location: Encodable {
        var physicalLocation: Physical
        var logicalLocations: [Logical]?

        init(file: String, line: Int, function: String?) {
            physicalLocation = Physical(
                artifactLocation: Artifact(uri: SARIFReport.uri(ofFile: file)),
                region: line > 0 ? Region(startLine: line) : nil)
            logicalLocations = function.map { [Logical(name: DisplayText.visible($0), kind: "function")] }
        }
    }

    private struct Physical: Encodable {
        var artifactLocation: Artifact
        var region: Region?
    }

    private struct Artifact: Encodable { var uri: String }
    private struct Region: Encodable { var startLine: Int }

    private struct Logical: Encodable {
        var name: String
        var kind: String
    }

    /// A URI reference (RFC 3986): a relative path stays one, an absolute one becomes a `file` URI.
    static func uri(ofFile path: String) -> String {
        var encoded = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0\(digits)" : digits)
            }
        }
        return encoded
    }
}
