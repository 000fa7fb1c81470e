import Foundation

/// The Python programs of these tests.
enum ProgramFiles {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Programs")

    static func path(_ name: String) -> String { folder.appending(path: name).path }
}
