import FoundationEssentials

/// A folder that is removed with everything in it when nobody holds it any more.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() {
        path = FileManager.default.temporaryDirectory.appending(path: "barrow-test-\(UUID().uuidString)").path
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What is in it, sorted.
    package var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// The path of a file in it, whether there is one or not.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    package func read(_ name: String) -> [UInt8] { Array(try! Data(contentsOf: URL(filePath: file(name)))) }

    package func write(_ bytes: some Sequence<UInt8>, to name: String) {
        try! Data(bytes).write(to: URL(filePath: file(name)))
    }

    package func write(_ text: String, to name: String) { write(text.utf8, to: name) }
}
