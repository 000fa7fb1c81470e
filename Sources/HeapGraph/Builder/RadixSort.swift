/// Least-significant-digit radix sort of 64-bit keys, 11 bits a pass, skipping digits that are all equal.
package enum RadixSort {
    package static func sorted(_ keys: [UInt64]) -> [UInt64] {
        if zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) { return keys }
        var source = keys
        var target = [UInt64](repeating: 0, count: keys.count)
        for shift in stride(from: UInt64(0), to: 64, by: 11) {
            if scatter(source, into: &target, shift: shift) { swap(&source, &target) }
        }
        return source
    }

    /// False, and nothing done, where every key has the same digit.
    private static func scatter(_ source: [UInt64], into target: inout [UInt64], shift: UInt64) -> Bool {
        var starts = [Int](repeating: 0, count: 2049)
        for key in source { starts[Int(key >> shift & 2047) + 1] += 1 }
        if starts.contains(source.count) { return false }
        for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
        for key in source {
            let digit = Int(key >> shift & 2047)
            target[starts[digit]] = key
            starts[digit] += 1
        }
        return true
    }
}
