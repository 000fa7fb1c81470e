import FoundationEssentials
import TestSupport

/// The machine's own node, and the program of Fixtures whose heap it writes.
enum Node {
    /// Empty where there is none.
    static let version = ((try? Toolchain.run(["node", "--version"])) ?? "").filter { !$0.isWhitespace }

    static var isThere: Bool { !version.isEmpty }

    static func takeSnapshot(_ path: String) throws {
        try Toolchain.run(["node", "\(Toolchain.packageRoot)/Fixtures/heap.js", path])
    }
}
