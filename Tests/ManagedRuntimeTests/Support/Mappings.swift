import Foundation

/// The process's mappings as the kernel lists them.
func isMapped(_ address: UInt) throws -> Bool {
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    return maps.split(separator: "\n").contains { line in
        let bounds = line.split(separator: " ")[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        return bounds[0] <= address && address < bounds[1]
    }
}
