import AnalysisResults

/// `github-annotations.txt`: workflow commands; a job that prints the file has them shown beside the lines they name
/// (`::error file=app.py,line=3,title=…::message`). GitHub shows ten of each level a step, so the worst come first.
package enum GitHubAnnotations {
    package static func render(_ report: Report) -> String {
        GateItem.all(in: report).map { item in
            var properties: [(String, String)] = []
            if let place = item.locations.first {
                properties.append(("file", place.file))
                if place.line > 0 { properties.append(("line", "\(place.line)")) }
            }
            properties.append(("title", DisplayText.shortened(item.title, to: 200)))
            let list = properties.map { "\($0)=\(property($1))" }.joined(separator: ",")
            let level = item.level == .note ? "notice" : item.level.rawValue
            let message = ([item.title] + item.details).joined(separator: "\n")
            return "::\(level) \(list)::\(data(message))\n"
        }.joined()
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(DisplayText.visible(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
