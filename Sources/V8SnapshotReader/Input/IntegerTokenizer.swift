import CLinux

/// The integers of a piece of a JSON array of integers.
///
/// Sixty-four bytes at a time: one bit a byte says where digits are, edges between runs of digits are where numbers begin
/// and end, and up to eight digits become a number in one word (D. Lemire, "Quickly parsing eight digits", 2018). Whatever
/// stands between the digits and is not above `,` counts as a separator; anything else ends the array.
struct IntegerTokenizer {
    /// Readable bytes that must follow the bytes to read: a block, and a word at its last byte.
    static let padding = 72
    /// A number of more digits does not fit 64 bits and is read as `UInt64.max`.
    static let longestNumber = 20

    /// What ended the piece.
    enum Stop: Equatable {
        /// Its last byte; the array goes on.
        case none
        /// `]` or a byte that has no place in such an array, at this offset.
        case byte(at: Int)
    }

    struct Result {
        var count: Int
        var stop: Stop
    }

    /// Numbers that begin at `start` or after and before `limit` go to `output`, which has room for `(limit - start) / 2 + 1`.
    ///
    /// - Parameter end: where the bytes end; a number that begins before `limit` may go on up to there. One that reaches
    ///   `end` is dropped where `isLast`: nobody knows how it would go on.
    static func read(
        _ bytes: UnsafeRawPointer, from start: Int, limit: Int, end: Int, isLast: Bool,
        into output: UnsafeMutablePointer<UInt64>
    ) -> Result {
        var next = output
        var block = start
        // Where the number begins that was not over at the end of the block before; -1 where none was.
        var open = -1
        while block < limit {
            let valid = limit &- block < 64 ? (1 &<< UInt64(limit &- block)) &- 1 : UInt64.max
            let classes = barrow_classify_64_bytes(bytes + block)
            let (digits, stop) = (classes.digits & valid, classes.others & valid)
            // The bits up to the first stop; all where there is none. The byte of the stop itself may end a number.
            let upToStop = stop ^ (stop &- 1)
            let before = digits &<< 1 | (open >= 0 ? 1 : 0)
            var ends = ~digits & before & valid & upToStop
            var begins = digits & ~before & upToStop
            if open >= 0, ends != 0 {
                next.pointee = number(bytes, open, block &+ ends.trailingZeroBitCount)
                next += 1
                ends &= ends &- 1
                open = -1
            }
            while ends != 0 {
                let first = block &+ begins.trailingZeroBitCount
                let last = block &+ ends.trailingZeroBitCount
                begins &= begins &- 1
                ends &= ends &- 1
                next.pointee = number(bytes, first, last)
                next += 1
            }
            if begins != 0 { open = block &+ begins.trailingZeroBitCount }
            if stop != 0 {
                return Result(count: next - output, stop: .byte(at: block &+ stop.trailingZeroBitCount))
            }
            block &+= 64
        }
        if open >= 0 {
            let last = endOfDigits(bytes, open, end)
            if last < end || !isLast {
                next.pointee = number(bytes, open, last)
                next += 1
            }
        }
        return Result(count: next - output, stop: .none)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func endOfDigits(_ bytes: UnsafeRawPointer, _ first: Int, _ end: Int) -> Int {
        var last = first
        while last < end, isDigit(bytes.load(fromByteOffset: last, as: UInt8.self)) { last += 1 }
        return last
    }

    @inline(__always)
    private static func number(_ bytes: UnsafeRawPointer, _ first: Int, _ last: Int) -> UInt64 {
        let length = last &- first
        if length <= 8 { return upToEight(bytes + first, length) }
        return long(bytes, first, last)
    }

    private static func long(_ bytes: UnsafeRawPointer, _ first: Int, _ last: Int) -> UInt64 {
        if last - first <= 16 {
            return upToEight(bytes + first, last - first - 8) * 100_000_000 + upToEight(bytes + (last - 8), 8)
        }
        var value: UInt64 = 0
        for position in first..<last {
            let digit = UInt64(bytes.load(fromByteOffset: position, as: UInt8.self) &- 0x30)
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(digit)
            if overflow || carry { return .max }
            value = sum
        }
        return value
    }

    /// The digits shifted to the top of a word, so that zeros stand before them; then pairs, fours and eights at once.
    @inline(__always)
    private static func upToEight(_ digits: UnsafeRawPointer, _ length: Int) -> UInt64 {
        var v = digits.loadUnaligned(as: UInt64.self).littleEndian ^ 0x3030_3030_3030_3030
        v = v &<< UInt64(truncatingIfNeeded: 0 &- length &<< 3)
        v = v &* 10 &+ v >> 8
        let low = (v & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = (v >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }
}
