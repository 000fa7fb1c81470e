/// The names that `\N{…}` may use, those of the Unicode Character Database.
enum CharacterNames {
    static func scalar(named name: String) -> Unicode.Scalar? { scalars[name.uppercased()] }

    /// Built when a program first uses such an escape: a table the other way round is what the standard library has.
    private static let scalars: [String: Unicode.Scalar] = {
        var scalars: [String: Unicode.Scalar] = [:]
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if let name = scalar.properties.name { scalars[name] = scalar }
            if let alias = scalar.properties.nameAlias { scalars[alias] = scalar }
        }
        return scalars
    }()
}
