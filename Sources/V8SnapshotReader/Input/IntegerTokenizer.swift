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
        var count = 0
        var block = start
        // Where the number begins that was not over at the end of the block before; -1 where none was.
        var open = -1
        while block < limit {
            let valid = limit - block < 64 ? (1 << UInt64(limit - block)) - 1 : UInt64.max
            let classes = Classes(bytes + block, valid)
            let before = classes.digits << 1 | (open >= 0 ? 1 : 0)
            var ends = ~classes.digits & before & valid & classes.beforeStop
            var begins = classes.digits & ~before & classes.beforeStop
            while ends != 0 {
                let first: Int
                if open >= 0 {
                    first = open
                    open = -1
                } else {
                    first = block + begins.trailingZeroBitCount
                    begins &= begins &- 1
                }
                let last = block + ends.trailingZeroBitCount
                ends &= ends &- 1
                output[count] = number(bytes, first, last)
                count += 1
            }
            if begins != 0 { open = block + begins.trailingZeroBitCount }
            if classes.stop != 0 {
                return Result(count: count, stop: .byte(at: block + classes.stop.trailingZeroBitCount))
            }
            block += 64
        }
        if open >= 0 {
            let last = endOfDigits(bytes, open, end)
            if last < end || !isLast {
                output[count] = number(bytes, open, last)
                count += 1
            }
        }
        return Result(count: count, stop: .none)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func endOfDigits(_ bytes: UnsafeRawPointer, _ first: Int, _ end: Int) -> Int {
        var last = first
        while last < end, isDigit(bytes.load(fromByteOffset: last, as: UInt8.self)) { last += 1 }
        return last
    }

    @inline(__always)
    private static func number(_ bytes: UnsafeRawPointer, _ first: Int, _ last: Int) -> UInt64 {
        let length = last - first
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
        v = v &<< UInt64(truncatingIfNeeded: 64 - length * 8)
        v = v &* 10 &+ v >> 8
        let low = (v & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = (v >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }

    /// One bit for each of 64 bytes.
    private struct Classes {
        /// `0` to `9`.
        var digits: UInt64 = 0
        /// Neither a digit nor a separator.
        var stop: UInt64 = 0

        @inline(__always)
        init(_ bytes: UnsafeRawPointer, _ valid: UInt64) {
            for word in 0..<8 {
                let x = bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self).littleEndian
                let t = x ^ 0x3030_3030_3030_3030
                let other = (t & 0x7F7F_7F7F_7F7F_7F7F &+ 0x7676_7676_7676_7676 | t) & 0x8080_8080_8080_8080
                // Above the comma: 0x2D and more.
                let high = (x & 0x7F7F_7F7F_7F7F_7F7F &+ 0x5353_5353_5353_5353 | x) & other
                digits |= Self.gather(other ^ 0x8080_8080_8080_8080) &<< UInt64(word * 8)
                stop |= Self.gather(high) &<< UInt64(word * 8)
            }
            digits &= valid
            stop &= valid
        }

        /// The bits before the first stop; all where there is none. The byte of the stop itself may end a number.
        var beforeStop: UInt64 { stop ^ (stop &- 1) }

        /// The highest bits of the eight bytes, next to each other.
        @inline(__always)
        private static func gather(_ highBits: UInt64) -> UInt64 {
            ((highBits >> 7) &* 0x0102_0408_1020_4080) >> 56
        }
    }
}
