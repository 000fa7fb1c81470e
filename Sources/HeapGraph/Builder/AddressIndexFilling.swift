import Synchronization

/// The passes that fill an ``AddressIndex``.
struct AddressIndexFilling {
    let map: WindowMap
    let shift: UInt64
    let addresses: [UnsafeBufferPointer<UInt64>]

    /// Gives every window that has an address a block, from 1 on, ascending. Returns how many.
    func numberWindows(_ directory: borrowing Scratch<UInt32>) -> Int {
        let base = directory.base
        Parallel.perform(addresses.count) { piece in
            for address in addresses[piece] {
                // Several threads may mark a window at the same time.
                UnsafeMutableRawPointer(base + map.place(of: window(of: address)))
                    .assumingMemoryBound(to: Atomic<UInt32>.self).pointee.store(1, ordering: .relaxed)
            }
        }
        var blocks: UInt32 = 0
        for place in 0..<directory.count where base[place] != 0 {
            blocks += 1
            base[place] = blocks
        }
        return Int(blocks)
    }

    /// Returns whether an address came more than once.
    func setBits(in words: UnsafeMutablePointer<AddressLookup.Word>) -> Bool {
        let isRepeated = Atomic<Bool>(false)
        Parallel.perform(addresses.count) { piece in
            var repeats = false
            for address in addresses[piece] {
                let slot = address >> shift
                let block = Int(map.directory[map.place(of: window(of: address))])
                let word = words + (block * AddressLookup.wordsPerWindow + Int(slot >> 6 & 15))
                let bit = UInt64(1) << (slot & 63)
                let before = UnsafeMutableRawPointer(word).assumingMemoryBound(to: UInt64.self)
                if AtomicBits.set(bit, in: before) & bit != 0 { repeats = true }
            }
            if repeats { isRepeated.store(true, ordering: .relaxed) }
        }
        return isRepeated.load(ordering: .relaxed)
    }

    /// Gives every word its rank; returns how many bits there are.
    func rank(_ words: borrowing Scratch<AddressLookup.Word>) -> Int {
        let base = words.base
        return Parallel.accumulate(over: words.count) { range in
            range.reduce(0) { $0 + base[$1].bits.nonzeroBitCount }
        } place: { range, before in
            var rank = UInt32(truncatingIfNeeded: before)
            for word in range {
                base[word].rank = rank
                rank &+= UInt32(truncatingIfNeeded: base[word].bits.nonzeroBitCount)
            }
        }
    }

    @inline(__always)
    private func window(of address: UInt64) -> UInt64 {
        address >> (shift + AddressLookup.windowShift)
    }
}
