/// Decompresses what it is handed piece by piece. One thread at a time.
protocol DecompressionStream: AnyObject {
    /// What it was handed so far ends where a frame does.
    var isAtEnd: Bool { get }

    /// Takes from `input`, adds to `output`, and says how much of either; nothing of both when the stream has ended, or needs
    /// more than an empty `input`.
    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> DecompressionStep
}

struct DecompressionStep {
    var consumed: Int
    var produced: Int
    /// What was produced is intact, what follows in the input is not.
    var isDamaged = false
}

/// Reads what a compressed file holds, from front to back. One thread at a time.
final class Decompression {
    private let file: DumpFile
    private let stream: any DecompressionStream
    private let piece: UnsafeMutableRawBufferPointer
    /// Bytes of the piece that were not taken yet.
    private var rest: Range<Int> = 0..<0
    /// How much of the compressed file was taken.
    private(set) var offset: UInt64 = 0
    private var isDamaged = false

    init(of file: DumpFile, _ format: CompressedFormat, pieceSize: Int) {
        self.file = file
        stream = format.stream()
        piece = .allocate(byteCount: pieceSize, alignment: 16)
    }

    deinit { piece.deallocate() }

    /// Neither damaged nor cut off, as far as it was read.
    var isSound: Bool { !isDamaged && stream.isAtEnd }

    /// Fills `output`; fewer bytes only where the content or what is intact of it ends.
    ///
    /// - Throws: `cannotRead`.
    func read(into output: UnsafeMutableRawBufferPointer) throws(DumpError) -> Int {
        var done = 0
        while done < output.count, !isDamaged {
            if rest.isEmpty { rest = 0..<(try file.read(at: offset, into: piece)) }
            let step = stream.decompress(
                UnsafeRawBufferPointer(rebasing: piece[rest]),
                into: UnsafeMutableRawBufferPointer(rebasing: output[done...]))
            rest = rest.dropFirst(step.consumed)
            offset += UInt64(step.consumed)
            done += step.produced
            isDamaged = step.isDamaged
            if step.consumed == 0 && step.produced == 0 { break }
        }
        return done
    }
}
