import Synchronization

/// Bits of a word that several threads write at the same time.
package enum AtomicBits {
    /// Sets bits; returns the word as it was before.
    @inline(__always) @discardableResult
    package static func set(_ bits: UInt64, in word: UnsafeMutablePointer<UInt64>) -> UInt64 {
        atomic(word).pointee.bitwiseOr(bits, ordering: .relaxed).oldValue
    }

    /// Sets a range of bits: whole words at once, those at the ends atomically.
    static func set(_ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>) {
        guard !range.isEmpty else { return }
        let (first, last) = (range.lowerBound / 64, (range.upperBound - 1) / 64)
        let head = UInt64.max << UInt64(range.lowerBound % 64)
        let tail = UInt64.max >> UInt64(63 - (range.upperBound - 1) % 64)
        if first == last { return _ = set(head & tail, in: words + first) }
        set(head, in: words + first)
        for word in first + 1..<last { words[word] = .max }
        set(tail, in: words + last)
    }

    // An atomic has the layout of its value.
    @inline(__always)
    private static func atomic(_ word: UnsafeMutablePointer<UInt64>) -> UnsafeMutablePointer<Atomic<UInt64>> {
        UnsafeMutableRawPointer(word).assumingMemoryBound(to: Atomic<UInt64>.self)
    }
}
