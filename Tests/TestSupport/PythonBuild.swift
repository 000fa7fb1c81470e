import Foundation
import Testing

/// A CPython on this machine that tests may start.
package struct PythonBuild: Sendable, CustomTestStringConvertible {
    /// `3.8`, `3.11 of Debian`, …
    package let name: String
    package let minor: Int
    package let executable: String

    package var testDescription: String { name }

    /// The builds the tables are tested with: one of each minor version that pyenv has, and Debian's, which is stripped.
    package static let supported: [PythonBuild] =
        (8...13).compactMap { ofPyenv($0) } + [ofDebian, withPackages].compactMap { $0 }

    /// Why some of them are not tested here; empty where all are.
    package static let missing: [String] =
        (8...13).filter { ofPyenv($0) == nil }.map { "pyenv has no CPython 3.\($0)" }
        + (ofDebian == nil ? ["there is no /usr/bin/python3.11"] : [])
        + (withPackages == nil ? ["BARROW_PYTHON names no CPython 3.11 with numpy"] : [])

    /// The newest 3.`minor` below `PYENV_ROOT` or `~/.pyenv`.
    package static func ofPyenv(_ minor: Int, major: Int = 3) -> PythonBuild? {
        let environment = ProcessInfo.processInfo.environment
        let root = environment["PYENV_ROOT"] ?? "\(environment["HOME"] ?? "")/.pyenv"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/versions")) ?? []
        let newest = versions.filter { $0.hasPrefix("\(major).\(minor).") }
            .max { $0.compare($1, options: .numeric) == .orderedAscending }
        guard let newest else { return nil }
        return at("\(root)/versions/\(newest)/bin/python\(major).\(minor)", "\(major).\(minor)", minor)
    }

    /// Debian's own: no symbol table, a fixed load address.
    package static let ofDebian = at("/usr/bin/python3.11", "3.11 of Debian", 11)

    /// The interpreter of the oracles, where it has numpy.
    package static let withPackages: PythonBuild? = {
        guard let path = ProcessInfo.processInfo.environment["BARROW_PYTHON"],
            let version = try? Python.run("import sys, numpy; print(sys.version_info[1])"),
            let minor = Int(
                String(decoding: version, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
            (8...13).contains(minor)
        else { return nil }
        return at(path, "3.\(minor) with numpy", minor)
    }()

    private static func at(_ path: String, _ name: String, _ minor: Int) -> PythonBuild? {
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        return PythonBuild(name: name, minor: minor, executable: path)
    }
}
