extension NativeType {
    /// Numbers, texts, and what iterates over texts. One line each.
    static var values: [NativeType] {
        [
            none,
            ellipsis,
            notImplemented,
            int,
            bool,
            float,
            str,
            bytes,
            bytearray,
            strIterator,
            strASCIIIterator,
            bytesIterator,
            bytearrayIterator,
            random,
        ]
    }
}
