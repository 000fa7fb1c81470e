import FoundationEssentials
import TestSupport

/// The machine's own Chromium, and the page of Fixtures whose heap it writes.
enum Chrome {
    static let isThere = (try? Toolchain.run(["which", "chromium"])) != nil

    static func takeSnapshot(_ path: String) throws {
        let fixtures = "\(Toolchain.packageRoot)/Fixtures"
        let program = try String(contentsOfFile: "\(fixtures)/chrome_heap.py", encoding: .utf8)
        _ = try Python.run(program, arguments: ["\(fixtures)/detached.html", path])
    }
}
