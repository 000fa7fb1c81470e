import DumpFiles

/// Bytes of a file at hand, in one piece, moving forward. One thread at a time.
///
/// Reads in steps into a buffer that grows to 4 MiB where one record needs it. A read that fails ends the bytes and is kept
/// in ``error``.
struct FileWindow: ~Copyable {
    private let file: DumpFile
    private var bytes: UnsafeMutableRawBufferPointer
    /// Where in the file the bytes at hand begin, and how many there are.
    private var origin: UInt64 = 0
    private var count = 0
    private var position = 0
    private(set) var error: DumpError?

    private let step: Int
    /// For walking from front to back: small enough for the processor's cache.
    static let wholeStep = 1 << 20
    /// For looking here and there.
    static let glanceStep = 16 << 10
    /// The most that ``need(_:)`` grants.
    static let maximum = 4 << 20

    init(_ file: DumpFile, step: Int = wholeStep) {
        self.file = file
        self.step = step
        bytes = .allocate(byteCount: step, alignment: 64)
    }

    deinit { bytes.deallocate() }

    /// Where in the file the window stands.
    var offset: UInt64 {
        @inline(__always) get { origin &+ UInt64(position) }
    }

    /// How many bytes are at hand without reading.
    var available: Int {
        @inline(__always) get { count &- position }
    }

    /// The next `length` bytes, valid until the next call; nil where the file ends before, or for more than ``maximum``.
    @inline(__always)
    mutating func need(_ length: Int) -> UnsafeRawPointer? {
        if length > count &- position { guard refill(length) else { return nil } }
        return UnsafeRawPointer(bytes.baseAddress! + position)
    }

    /// Moves anywhere, also beyond the bytes at hand.
    @inline(__always)
    mutating func move(to offset: UInt64) {
        if offset >= origin, offset &- origin <= UInt64(count) {
            position = Int(offset &- origin)
        } else {
            origin = offset
            (count, position) = (0, 0)
        }
    }

    @inline(never)
    private mutating func refill(_ length: Int) -> Bool {
        guard length <= Self.maximum, error == nil else { return false }
        let rest = available
        if length > bytes.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.maximum, alignment: 64)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<count]))
            bytes.deallocate()
            bytes = larger
        } else if rest > 0, position > 0 {
            bytes.baseAddress!.copyMemory(from: bytes.baseAddress! + position, byteCount: rest)
        }
        origin = offset
        (count, position) = (rest, 0)
        do throws(DumpError) {
            // In whole steps: who asks for a long record bit by bit must not read it bit by bit.
            let target = min((length + step - 1) / step * step, bytes.count)
            count += try file.read(
                at: origin + UInt64(rest), into: UnsafeMutableRawBufferPointer(rebasing: bytes[rest..<target])
            )
        } catch {
            self.error = error
        }
        return length <= count
    }
}
