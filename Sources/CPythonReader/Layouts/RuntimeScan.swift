/// Looks for `_PyRuntime` in data without symbols: by the cookie it begins with (3.13 and later), or by whether what its
/// members lead to points back.
struct RuntimeScan {
    let states: [RuntimeState]
    let space: AddressSpace

    private static let pageSize: UInt64 = 4096

    /// Addresses that may be `_PyRuntime`, ascending. A few loads for each word of data and each layout.
    func find(in data: [Range<UInt64>]) -> [UInt64] {
        var found: [UInt64] = []
        for range in data {
            var page = range.lowerBound & ~(Self.pageSize - 1)
            while page < range.upperBound {
                if space.pointer(page, Int(Self.pageSize)) != nil { scan(page, into: &found) }
                page += Self.pageSize
            }
        }
        return found
    }

    private func scan(_ page: UInt64, into found: inout [UInt64]) {
        for address in stride(from: page, to: page + Self.pageSize, by: 8) {
            if space.word(address) == DebugOffsets.cookie
                || states.contains(where: { $0.fits(address, in: space) })
            {
                found.append(address)
            }
        }
    }
}

/// Where a module's variables are.
enum StaticData {
    /// Its writable mappings: those of its file, and the anonymous one that follows the last of them (`.bss`).
    static func ranges(of module: LoadedModule, in image: ProcessImage) -> [Range<UInt64>] {
        var ranges: [Range<UInt64>] = []
        var end: UInt64 = 0
        for mapping in image.mappings {
            let isOfFile = !mapping.file.isEmpty && module.range.contains(mapping.start)
            let isBSS = mapping.file.isEmpty && mapping.start == end && end != 0
            guard isOfFile || isBSS else {
                end = 0
                continue
            }
            end = isOfFile ? mapping.end : 0
            if mapping.isWritable, mapping.start < mapping.end { ranges.append(mapping.start..<mapping.end) }
        }
        return ranges
    }
}
