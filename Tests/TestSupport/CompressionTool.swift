/// The tools that everybody compresses files with.
package enum CompressionTool: String, Sendable, CaseIterable {
    case gzip, zstd, lz4

    /// Those that this machine has.
    package static let here = allCases.filter { (try? Toolchain.run([$0.rawValue, "--version"])) != nil }

    package var isHere: Bool { Self.here.contains(self) }

    package func compress(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
        let folder = TemporaryFolder()
        folder.write(bytes, to: "plain")
        // Three ways to name the output; all of them can read a file and write to the standard output.
        try Toolchain.run([
            "sh", "-c", "\(rawValue) -q -c <'\(folder.file("plain"))' >'\(folder.file("compressed"))'",
        ])
        return folder.read("compressed")
    }
}
