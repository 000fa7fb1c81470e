/// The two forms names take in descriptors and results.
enum NameForm {
    /// `largest-subtrees`: lower case letters and digits in words joined by hyphens, a letter first.
    static func isKebabCase(_ name: String) -> Bool { hasForm(name, separator: UInt8(ascii: "-")) }

    /// `retained_bytes`: the same with underscores.
    static func isSnakeCase(_ name: String) -> Bool { hasForm(name, separator: UInt8(ascii: "_")) }

    private static func hasForm(_ name: String, separator: UInt8) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, (97...122).contains(first), bytes.last != separator,
            bytes.count <= 64
        else { return false }
        var previous = separator
        for byte in bytes {
            guard (97...122).contains(byte) || (48...57).contains(byte) || byte == separator else {
                return false
            }
            if byte == separator, previous == separator { return false }
            previous = byte
        }
        return true
    }
}
