import HeapGraph

/// The strings of a snapshot: UTF-8, one after the other, with a table of where each begins. Safe to use from any thread.
///
/// A number beyond the table, which only a damaged snapshot has, is the empty string.
final class StringTable: Sendable {
    let count: Int
    /// n + 1 rows.
    private let offsets: Scratch<Int>
    private let bytes: Scratch<UInt8>

    /// The strings of the pieces, in their order.
    init(_ pieces: [StringLexer]) {
        var firstString = [0]
        var firstByte = [0]
        for piece in pieces {
            firstString.append(firstString.last! + piece.ends.count)
            firstByte.append(firstByte.last! + piece.text.count)
        }
        count = firstString.last!
        offsets = Scratch(zeros: count + 1)
        bytes = Scratch(zeros: firstByte.last!)
        let (starts, text) = (offsets.base, bytes.base)
        Parallel.perform(pieces.count) { [firstString, firstByte] number in
            let piece = pieces[number]
            for (row, end) in piece.ends.enumerated() {
                starts[firstString[number] + row + 1] = firstByte[number] + end
            }
            piece.text.withUnsafeBufferPointer { own in
                guard let base = own.baseAddress else { return }
                (text + firstByte[number]).update(from: base, count: own.count)
            }
        }
    }

    /// Bytes of all strings together.
    var byteCount: Int { offsets.base[count] }
    /// All strings, one after the other.
    var allBytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes.base, count: byteCount) }

    /// The bytes of a string; empty where there is none of this number.
    @inline(__always)
    subscript(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
        guard Int(number) < count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let row = offsets.base + Int(number)
        return UnsafeBufferPointer(start: bytes.base + row[0], count: row[1] - row[0])
    }

    func text(_ number: UInt32) -> String { String(decoding: self[number], as: UTF8.self) }

    /// Where a string that there is ends in ``allBytes``.
    func end(of number: UInt32) -> Int { offsets.base[Int(number) + 1] }

    /// The string that has this byte of ``allBytes``.
    func number(at byte: Int) -> UInt32 {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if offsets.base[middle + 1] <= byte { low = middle + 1 } else { high = middle }
        }
        return UInt32(clamping: low)
    }

    /// The first string that reads so; nil where there is none. Linear.
    func number(of text: String) -> UInt32? {
        let wanted = Array(text.utf8)
        return (0..<UInt32(clamping: count)).first {
            let string = self[$0]
            return string.count == wanted.count && string.elementsEqual(wanted)
        }
    }
}
