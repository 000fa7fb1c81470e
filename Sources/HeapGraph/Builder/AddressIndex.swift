/// Address → object number: bitmaps of 256 slots with ranks, found through a hash of their page.
///
/// `shift` is the number of low bits that are zero in every address, so a page covers 256 possible objects.
/// 48 bytes a page at a load of at most one half; for a heap of 16-byte-aligned objects about one bit and a half
/// an address slot. Lookup is one probe, usually one cache line, and never allocates.
package struct AddressIndex: ~Copyable {
    fileprivate struct Page {
        /// Page number + 1; 0 is a free place.
        var key: UInt64 = 0
        var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        /// Objects before this page.
        var rank: UInt32 = 0
    }

    private let pages: UnsafeMutablePointer<Page>
    private let mask: Int
    private let shift: UInt64

    /// `addresses` ascending, without repetition.
    package init(_ addresses: [UInt64]) {
        let union = addresses.reduce(0) { $0 | $1 }
        shift = union == 0 ? 0 : UInt64(union.trailingZeroBitCount)
        var pageCount = 0
        var previous: UInt64 = .max
        for address in addresses where (address >> shift) >> 8 != previous {
            previous = (address >> shift) >> 8
            pageCount += 1
        }
        var capacity = 2
        while capacity < pageCount * 2 { capacity *= 2 }
        mask = capacity - 1
        pages = .allocate(capacity: capacity)
        pages.initialize(repeating: Page(), count: capacity)
        for (rank, address) in addresses.enumerated() { insert(address >> shift, rank: rank) }
    }

    deinit { pages.deallocate() }

    package func find(_ address: UInt64) -> UInt32? {
        let row = lookup.row(of: address)
        return row == noRow ? nil : row
    }

    /// What it takes to look up, as plain pointers for a hot loop; valid as long as the index.
    var lookup: Lookup { Lookup(pages: pages, mask: mask, shift: shift) }

    struct Lookup {
        fileprivate let pages: UnsafeMutablePointer<Page>
        fileprivate let mask: Int
        fileprivate let shift: UInt64

        /// The number of the object at this address, or ``noRow``.
        @inline(__always)
        func row(of address: UInt64) -> UInt32 {
            let slot = address >> shift
            guard slot << shift == address else { return noRow }
            let page = pages + place(of: slot >> 8)
            guard page.pointee.key != 0 else { return noRow }
            let (b0, b1, b2, b3) = page.pointee.bits
            let bit = UInt64(1) << (slot & 63)
            let word = slot >> 6 & 3
            let own = word < 2 ? (word == 0 ? b0 : b1) : (word == 2 ? b2 : b3)
            guard own & bit != 0 else { return noRow }
            var rank = page.pointee.rank &+ UInt32((own & (bit &- 1)).nonzeroBitCount)
            if word > 0 { rank &+= UInt32(b0.nonzeroBitCount) }
            if word > 1 { rank &+= UInt32(b1.nonzeroBitCount) }
            if word > 2 { rank &+= UInt32(b2.nonzeroBitCount) }
            return rank
        }

        /// Linear probing from a Fibonacci hash.
        @inline(__always)
        fileprivate func place(of page: UInt64) -> Int {
            let key = page &+ 1
            var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
            while pages[place].key != 0 && pages[place].key != key { place = (place &+ 1) & mask }
            return place
        }
    }

    private func insert(_ slot: UInt64, rank: Int) {
        let page = pages + lookup.place(of: slot >> 8)
        if page.pointee.key == 0 {
            page.pointee.key = (slot >> 8) + 1
            page.pointee.rank = UInt32(rank)
        }
        withUnsafeMutablePointer(to: &page.pointee.bits) { bits in
            let words = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: UInt64.self)
            words[Int(slot >> 6 & 3)] |= 1 << (slot & 63)
        }
    }
}
