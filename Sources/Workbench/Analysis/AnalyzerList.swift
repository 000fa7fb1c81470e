import AnalysisResults
import AnalyzerHost

/// The analyzers that are there, as `barrow analyzers` lists them.
public struct AnalyzerList: Codable, Sendable {
    public struct Entry: Codable, Sendable {
        public var descriptor: AnalyzerDescriptor
        public var path: String
        /// How it was found.
        public var origin: String
    }

    public struct Rejection: Codable, Sendable {
        public var path: String
        public var reason: String
    }

    /// By name.
    public var analyzers: [Entry]
    public var rejected: [Rejection]

    /// Looks for analyzers, in `plugins` first.
    public init(plugins: [String]) async {
        let catalog = await AnalyzerCatalog.discover(PluginSearchPath(explicit: plugins))
        analyzers = catalog.plugins.map {
            Entry(descriptor: $0.descriptor, path: $0.path, origin: $0.origin.description)
        }
        rejected = catalog.rejected.map { Rejection(path: $0.path, reason: $0.error.description) }
    }

    /// A few lines for each.
    public var overview: String {
        let entries = analyzers.map { entry in
            let options = entry.descriptor.options.map(\.name).joined(separator: ", ")
            return """
                \(entry.descriptor.name) \(entry.descriptor.version): \(entry.descriptor.summary)
                  options: \(options.isEmpty ? "none" : options)
                  found: \(entry.origin), \(entry.path)
                """
        }
        let rejections = rejected.map { "cannot be used: \($0.path): \($0.reason)" }
        let hint = analyzers.isEmpty ? ["No analyzers were found; see --plugin and BARROW_PLUGIN_PATH."] : []
        return (entries + rejections + hint).joined(separator: "\n")
    }

    /// One analyzer with all its options, metrics and limits.
    public func details(of name: String) throws(WorkbenchError) -> String {
        guard let entry = analyzers.first(where: { $0.descriptor.name == name }) else {
            let names = analyzers.map(\.descriptor.name).joined(separator: ", ")
            throw WorkbenchError(.badRequest, "there is no analyzer \(name); there are \(names)")
        }
        let descriptor = entry.descriptor
        var lines = [
            "\(name) \(descriptor.version): \(descriptor.summary)", "found: \(entry.origin), \(entry.path)",
        ]
        lines.append("\noptions")
        lines += descriptor.options.map {
            "  \($0.name) (\($0.form), default \($0.defaultText)): \($0.summary)"
        }
        lines.append("\nmetrics, for budgets")
        lines += descriptor.metrics.map { "  \(name).\($0.name) (\($0.unit.rawValue)): \($0.summary)" }
        lines.append("\ndeadline \(descriptor.deadline) s, memory \(descriptor.memory >> 20) MiB")
        return lines.joined(separator: "\n")
    }
}

extension OptionDescriptor {
    fileprivate var form: String {
        switch kind {
        case .boolean: "on or off"
        case .integer(let minimum, let maximum): "\(minimum) to \(maximum)"
        case .bytes: "size"
        case .ratio: "share"
        case .text: "text"
        case .choice(let values): values.joined(separator: " or ")
        }
    }

    fileprivate var defaultText: String {
        switch defaultValue {
        case .boolean(let value): value ? "on" : "off"
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .text(let value): value
        }
    }
}
