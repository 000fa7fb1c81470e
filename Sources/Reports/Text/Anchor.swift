/// Ids on the page and names of files, made of names that analyzers chose.
///
/// An analyzer's figures may link to `#<analyzer>`, `#<analyzer>--<table>`, `#<analyzer>--<figure>` and
/// `#<analyzer>--finding-<n>`, counted from 1 in the analyzer's own order.
enum Anchor {
    /// Lower-case letters, digits and single hyphens, at most 60: nothing that means something in a path or an id.
    static func slug(_ name: String) -> String {
        var result = ""
        for byte in name.lowercased().utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else if !result.isEmpty, result.last != "-" {
                result.append("-")
            }
            if result.utf8.count == 60 { break }
        }
        while result.last == "-" { result.removeLast() }
        return result.isEmpty ? "unnamed" : result
    }

    static func analyzer(_ name: String) -> String { slug(name) }
    static func table(_ name: String, of analyzer: String) -> String { "\(slug(analyzer))--\(slug(name))" }
    static func finding(_ number: Int, of analyzer: String) -> String {
        "\(slug(analyzer))--finding-\(number)"
    }
}
