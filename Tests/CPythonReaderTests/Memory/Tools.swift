import CLinux
import Foundation
import Glibc

/// What tests need that may not be there.
enum Tools {
    /// `ioctl(PAGEMAP_SCAN)` is there.
    static let kernelTellsOfZeroes: Bool = {
        let pageMap = open("/proc/self/pagemap", O_RDONLY)
        defer { close(pageMap) }
        var range = barrow_page_range()
        var walked: UInt64 = 0
        return barrow_zero_pages(pageMap, 0x1000, 0x2000, &range, 1, &walked) >= 0
    }()

    static func bytes(of path: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: path) ?? Data())
    }

    static func path(_ tool: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(tool)" }.first { access($0, X_OK) == 0 }
    }
}
