/// 128 bits that name the content of a dump; an index file bears it, so that it is never read for another one.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Names what is left of a damaged dump, so that an index made from it is never taken for the whole dump's.
    package var salvaged: ContentHash { ContentHash(high: ~high, low: ~low) }

    /// Thirty-two hexadecimal digits.
    public var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
