import AnalyzerHost
import FoundationEssentials

/// Where profiles are looked for by name: `BARROW_PROFILE_PATH`, beside the installed command, and the `Config` folder
/// of the checkout that the command was built in.
enum ProfileSearchPath {
    static let environmentVariable = "BARROW_PROFILE_PATH"

    static var folders: [String] {
        let environment = ProcessInfo.processInfo.environment[environmentVariable] ?? ""
        let executable = URL(filePath: WorkerCommand.ownExecutable.executable)
        let installed = executable.deletingLastPathComponent().appending(path: "../share/barrow/profiles")
        var ancestors: [URL] = []
        var folder = executable
        while folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            ancestors.append(folder)
        }
        let checkouts = ancestors.map { $0.appending(path: "Config") }
            .filter { FileManager.default.fileExists(atPath: $0.appending(path: "post-mortem.yaml").path) }
        return environment.split(separator: ":").map(String.init)
            + [installed.standardizedFileURL.path] + checkouts.prefix(1).map(\.path)
    }
}
