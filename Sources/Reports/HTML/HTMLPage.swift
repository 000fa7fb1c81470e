import AnalysisResults
import Foundation
import Mustache

/// `index.html`: the whole report in one file that needs no network, no server and no script to be read.
///
/// Every text goes through ``DisplayText`` and mustache's HTML escaping; only the drawings, the style and the script,
/// which are ours, are copied as they are. The page's content security policy allows nothing but that style and that
/// script, by their hashes.
package enum HTMLPage {
    /// - Parameter drawings: The figures that were drawn; a report's figure without its drawing shows its problem.
    package static func render(_ report: Report, drawings: [Drawing]) throws -> String {
        let view = PageView(report, drawings: drawings)
        guard let page = try templates().render(view, withTemplate: "page") else {
            preconditionFailure("the page's template is not embedded")
        }
        return page
    }

    static let style = Palette.css + "\n" + text(PackageResources.page_css)
    static let script = text(PackageResources.page_js)

    private static func templates() throws -> MustacheLibrary {
        let sources = [
            "page": PackageResources.page_mustache, "finding": PackageResources.finding_mustache,
            "failure": PackageResources.failure_mustache, "analyzer": PackageResources.analyzer_mustache,
            "table": PackageResources.table_mustache,
        ]
        return MustacheLibrary(templates: try sources.mapValues { try MustacheTemplate(string: text($0)) })
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
