extension KeyedEncodingContainer {
    /// Encodes a whole number without fraction or exponent, so that `1e15` bytes read as `1000000000000000`.
    ///
    /// Up to 2^53 every whole `Double` is exact; beyond, it is written as the `Double` it is.
    mutating func encodeNumber(_ value: Double, forKey key: Key) throws {
        if abs(value) <= 0x1p53, let whole = Int64(exactly: value) {
            try encode(whole, forKey: key)
        } else {
            try encode(value, forKey: key)
        }
    }
}
