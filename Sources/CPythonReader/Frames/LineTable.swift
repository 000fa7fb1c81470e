/// Which line of its source an instruction comes from, by the table its code object keeps.
///
/// Three formats: `co_lnotab` (to 3.9), `co_linetable` (3.10), the location table (3.11 and later). Each is walked from
/// its start to the instruction: linear in the table. Any bytes are safe to read: a table that ends early gives the
/// last line it tells.
package enum LineTable {
    /// Objects/lnotab_notes.txt of 3.8: pairs of an address increment (unsigned) and a line increment (signed).
    ///
    /// - Parameter offset: of the instruction, in bytes; negative before the first one.
    package static func lineFromIncrements(_ table: UnsafeRawBufferPointer, firstLine: Int, at offset: Int)
        -> Int
    {
        var line = firstLine
        var address = 0
        for pair in 0..<table.count / 2 {
            address += Int(table[pair * 2])
            if address > offset { break }
            line += Int(Int8(bitPattern: table[pair * 2 + 1]))
        }
        return line
    }

    /// Objects/lnotab_notes.txt of 3.10: pairs of a length in bytes (unsigned) and a line increment (signed) of the range
    /// that starts there; an increment of -128 says that the range has no line.
    ///
    /// - Returns: nil where the instruction has no line.
    package static func lineFromRanges(_ table: UnsafeRawBufferPointer, firstLine: Int, at offset: Int)
        -> Int?
    {
        if offset < 0 { return firstLine }
        var line = firstLine
        var end = 0
        for pair in 0..<table.count / 2 {
            let increment = Int8(bitPattern: table[pair * 2 + 1])
            end += Int(table[pair * 2])
            if increment != .min { line += Int(increment) }
            if end > offset { return increment == .min ? nil : line }
        }
        return line
    }

    /// Objects/locations.md of 3.11: entries that begin with a byte of which the highest bit is set,
    ///
    ///     1 · code (4 bits) · length in code units - 1 (3 bits)
    ///
    /// followed by bytes without it. Codes 10-12 say a line increment of 0-2, 13 and 14 have it as a signed variable-length
    /// integer, 15 is without a line, the others stay on the line.
    ///
    /// - Returns: nil where the instruction has no line.
    package static func lineFromLocations(_ table: UnsafeRawBufferPointer, firstLine: Int, at offset: Int)
        -> Int?
    {
        if offset < 0 { return firstLine }
        var line = firstLine
        var end = 0
        var i = 0
        while i < table.count {
            let code = table[i] >> 3 & 15
            end += (Int(table[i] & 7) + 1) * codeUnit
            line += lineIncrement(table, after: i, code)
            if end > offset { return code == noLocation ? nil : line }
            i += 1
            while i < table.count, table[i] & 0x80 == 0 { i += 1 }
        }
        return line
    }

    private static let codeUnit = 2
    private static let noLocation: UInt8 = 15

    private static func lineIncrement(_ table: UnsafeRawBufferPointer, after start: Int, _ code: UInt8) -> Int
    {
        switch code {
        case 10...12: Int(code) - 10
        case 13, 14: signedInteger(table, at: start + 1)
        default: 0
        }
    }

    /// Six bits a byte, lowest first, bit 6 set in all but the last; the sign is the lowest bit of the whole.
    private static func signedInteger(_ table: UnsafeRawBufferPointer, at start: Int) -> Int {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        for byte in table[min(start, table.count)...] {
            value |= UInt32(byte & 63) << shift
            shift += 6
            if byte & 64 == 0 || shift > 30 { break }
        }
        let magnitude = Int(value >> 1)
        return value & 1 == 0 ? magnitude : -magnitude
    }
}
