import AnalyzerHost
import Profiles

/// Profiles without a dump.
public enum ProfileCheck {
    /// A line that says the profile is good; throws every mistake otherwise.
    public static func run(_ profile: String, plugins: [String]) async throws(WorkbenchError) -> String {
        let catalog = await AnalyzerCatalog.discover(PluginSearchPath(explicit: plugins))
        let checked = try load(profile, catalog)
        let names = checked.analyzers.map(\.name).joined(separator: ", ")
        return "\(profile): good. Runs \(names); \(checked.budgets.count) budgets."
    }

    /// The JSON Schema of profiles that may name these analyzers.
    public static func schema(plugins: [String]) async -> String {
        let catalog = await AnalyzerCatalog.discover(PluginSearchPath(explicit: plugins))
        return ProfileSchema.json(analyzers: catalog.plugins.map(\.descriptor))
    }

    static func load(_ profile: String, _ catalog: AnalyzerCatalog) throws(WorkbenchError) -> Profile {
        do {
            return try ProfileLoader.load(
                profile, searchPath: ProfileSearchPath.folders, analyzers: catalog.plugins.map(\.descriptor))
        } catch {
            // An analyzer that the profile misses may be in one of these.
            let rejections = catalog.rejected.map { "\ncannot be used: \($0.path): \($0.error)" }
            throw WorkbenchError(.badRequest, error.description + rejections.joined())
        }
    }
}
