/// The form of names in descriptors and results.
enum NameForm {
    /// `largest-subtrees`: lower case letters and digits in words joined by hyphens, a letter first, 64 at most.
    static func isKebabCase(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, (97...122).contains(first), bytes.count <= 64 else { return false }
        return bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy {
            word in
            !word.isEmpty && word.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
    }
}
