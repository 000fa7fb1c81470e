/// What a file's name says of the Python in it: `python3.11`, `libpython3.13t.so.1.0`, `libpypy3.10-c.so`.
struct PythonFileName: Equatable {
    var isPyPy: Bool
    var major: Int
    /// Nil where the name does not say: `python3`.
    var minor: Int?
    /// As `sys.abiflags`: d debug, m pymalloc, t free-threaded, u wide characters.
    var abiFlags: String

    /// Nil for a name that is not a Python's: an extension module, `python3-config`.
    init?(path: String) {
        var name = path.split(separator: "/").last.map { $0[...] } ?? ""
        let isLibrary = name.hasPrefix("lib")
        if isLibrary { name.removeFirst(3) }
        isPyPy = name.hasPrefix("pypy")
        guard isPyPy || name.hasPrefix("python") else { return nil }
        name.removeFirst(isPyPy ? 4 : 6)
        major = Self.takeNumber(&name) ?? 3
        minor = nil
        if name.first == "." {
            var rest = name.dropFirst()
            minor = Self.takeNumber(&rest)
            if minor != nil { name = rest }
        }
        abiFlags = String(name.prefix { "dmtu".contains($0) })
        name.removeFirst(abiFlags.count)
        // What may follow: `.so.1.0`, `-c.so`, `-dbg`; a linked-to file that was replaced is `… (deleted)`.
        guard
            name.isEmpty || name.hasPrefix(".so") || name.hasPrefix("-c.so") || name.hasPrefix("-dbg")
                || name.hasPrefix("-intel64") || name.hasPrefix(" (deleted)")
        else { return nil }
        if isLibrary, !name.contains(".so") { return nil }
    }

    /// The minor version in the name of an extension module: 11 of `_json.cpython-311-x86_64-linux-gnu.so`.
    static func minor(ofExtension path: String) -> Int? {
        guard let tag = path.split(separator: "/").last?.split(separator: ".").dropFirst().first,
            tag.hasPrefix("cpython-3")
        else { return nil }
        return Int(tag.dropFirst(9).prefix { $0.isNumber })
    }

    private static func takeNumber(_ text: inout Substring) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        text.removeFirst(digits.count)
        return number
    }
}
