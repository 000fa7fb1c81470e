import Foundation
import Glibc

/// What tests need that may not be there.
enum Tools {
    static func bytes(of path: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: path) ?? Data())
    }

    static func path(_ tool: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(tool)" }.first { access($0, X_OK) == 0 }
    }
}
