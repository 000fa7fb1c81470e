/// Lays out the references: how many each object has becomes where each object's begin, in the column itself.
///
/// On the way the top bit of an object's number says that its references are labelled.
struct ReferenceLayout: @unchecked Sendable {
    private static let isLabelled: UInt64 = 1 << 63

    /// One row more than there are objects; row i + 1 belongs to object i until the sums are made.
    let first: UnsafeMutableBufferPointer<UInt64>

    /// Puts counts, and the low halves of the addresses, where their objects are.
    ///
    /// - Parameter isRepeated: two objects may stand at one address: the first one's count must be the last that is put.
    func placeCounts(
        of pieces: [DeclaredObjects.Piece], _ lookup: AddressLookup, isRepeated: Bool,
        low: UnsafeMutablePointer<UInt32>
    ) {
        let counts = first.baseAddress! + 1
        func place(_ piece: DeclaredObjects.Piece) {
            piece.forEach(isReversed: isRepeated) { address, references, isLabelled in
                let row = Int(lookup.row(of: address))
                low[row] = UInt32(truncatingIfNeeded: address)
                counts[row] = Self.entry(references, isLabelled)
            }
        }
        if isRepeated {
            pieces.reversed().forEach(place)
        } else {
            Parallel.perform(pieces.count) { place(pieces[$0]) }
        }
    }

    /// Puts the counts of objects that come in order.
    func placeCounts(_ buffers: [UnsafeBufferPointer<UInt32>], isLabelled: Bool) {
        var next = first.baseAddress! + 1
        for buffer in buffers {
            let counts = next
            next += buffer.count
            Parallel.forEachRange(of: buffer.count) { range in
                for row in range {
                    counts[row] = Self.entry(buffer[row], isLabelled)
                }
            }
        }
    }

    private static func entry(_ references: UInt32, _ isLabelled: Bool) -> UInt64 {
        UInt64(references) | (isLabelled && references > 0 ? Self.isLabelled : 0)
    }

    /// Sums up; returns how many references there are, and how many of them are labelled.
    func sum() -> (references: Int, labels: Int) {
        let counts = first.baseAddress! + 1
        let count = first.count - 1
        let references = Parallel.accumulate(over: count) { range in
            range.reduce(0) { $0 &+ Int(counts[$1] & ~Self.isLabelled) }
        } place: { range, before in
            var sum = UInt64(before)
            for row in range {
                sum &+= counts[row] & ~Self.isLabelled
                counts[row] = sum | counts[row] & Self.isLabelled
            }
        }
        let labels = Parallel.accumulate(over: count) { range in
            range.reduce(0) { counts[$1] & Self.isLabelled == 0 ? $0 : $0 + self.references(of: $1).count }
        } place: { _, _ in
        }
        return (references, labels)
    }

    /// Sets the bits of all references that are labelled and takes the marks away.
    ///
    /// - Parameter isComplete: all of them are.
    func placeLabels(in bits: UnsafeMutablePointer<UInt64>, isComplete: Bool) {
        if isComplete {
            AtomicBits.set(0..<Int(first.last! & ~Self.isLabelled), in: bits)
        } else {
            Parallel.forEachRange(of: first.count - 1) { range in
                for row in range where first[row + 1] & Self.isLabelled != 0 {
                    AtomicBits.set(references(of: row), in: bits)
                }
            }
        }
        Parallel.forEachRange(of: first.count) { range in
            for row in range { first[row] &= ~Self.isLabelled }
        }
    }

    /// Of an object, once sums are made.
    private func references(of row: Int) -> Range<Int> {
        Int(first[row] & ~Self.isLabelled)..<Int(first[row + 1] & ~Self.isLabelled)
    }
}
