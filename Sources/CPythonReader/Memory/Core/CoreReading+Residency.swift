import DumpFiles
import Glibc
import HeapGraph

/// Where a sparse file has data; the rest reads as zeros.
struct PresentData {
    /// Ascending offsets.
    private(set) var ranges: [Range<UInt64>] = []

    private static let seekData: Int32 = 3
    private static let seekHole: Int32 = 4

    /// Asks the file system, which may say that all is data.
    init(descriptor: Int32, size: Int) {
        var offset = 0
        while offset < size {
            let start = lseek(descriptor, offset, Self.seekData)
            guard start >= 0 else {
                // ENXIO: nothing but a hole up to the end.
                if errno != ENXIO { ranges.append(UInt64(offset)..<UInt64(size)) }
                return
            }
            let hole = lseek(descriptor, start, Self.seekHole)
            let end = hole > start ? min(hole, size) : size
            guard start < end else { return }
            ranges.append(UInt64(start)..<UInt64(end))
            offset = end
        }
    }

    /// The rows of the ranges that end beyond `offset`.
    func rows(from offset: UInt64) -> Range<Int> {
        ranges.partitioningIndex { $0.upperBound > offset }..<ranges.count
    }
}

extension CoreReading {
    /// Takes pages of private anonymous memory for resident that are not all zeros.
    ///
    /// An estimate: a core does not tell a page that was never touched from one that was cleared. Costs a look at each
    /// page that is not in a hole of the file.
    func residency(_ data: PresentData) -> PageResidency {
        var runs: [PageResidency.Run] = []
        for piece in pieces where isPrivateMemory(piece.mapping) && piece.dumped.count >= 4096 {
            runs.append(run(piece, data))
        }
        return PageResidency(runs: runs, isEstimate: true)
    }

    private func isPrivateMemory(_ mapping: Mapping) -> Bool {
        !mapping.isShared && !mapping.file.hasPrefix("/") && mapping.file != "[vdso]"
    }

    private func run(_ piece: Piece, _ data: PresentData) -> PageResidency.Run {
        let bytes = piece.dumped.buffer
        let count = bytes.count / 4096
        var bits = [UInt8](repeating: 0, count: (count + 7) / 8)
        let base = UInt64(bytes.baseAddress! - file.bytes.baseAddress!)
        for row in data.rows(from: base) {
            let range = data.ranges[row]
            guard range.lowerBound < base + UInt64(bytes.count) else { break }
            let first = range.lowerBound > base ? Int(range.lowerBound - base) / 4096 : 0
            let last = min(count, Int(range.upperBound - base + 4095) / 4096)
            for page in first..<max(first, last) where !(bytes.baseAddress! + page * 4096).isZero(count: 4096)
            {
                bits[page / 8] |= 1 << (page % 8)
            }
        }
        return PageResidency.Run(start: piece.mapping.start, bits: bits, pageCount: count)
    }
}
