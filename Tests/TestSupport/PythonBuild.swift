import Foundation

/// A CPython on this machine that tests may start.
package struct PythonBuild: Sendable, CustomStringConvertible {
    /// `3.8`, `3.11 of Debian`, …
    package let name: String
    package let minor: Int
    package let executable: String

    package var description: String { name }

    /// One of each minor version that there is a table for: the newest of pyenv's, else the one on the path.
    package static let versions: [PythonBuild] = (8...13).compactMap { ofPyenv($0) ?? onPath($0) }

    /// Debian's own: no symbol table, a fixed load address.
    package static let ofDebian = at("/usr/bin/python3.11", "3.11 of Debian", 11)

    /// The versions, and Debian's where it is not one of them.
    package static let plain: [PythonBuild] =
        versions
        + [ofDebian].compactMap { $0 }.filter { own in
            !versions.contains { $0.executable == own.executable }
        }

    /// Those and one with numpy: what captures are tested with.
    package static let supported: [PythonBuild] = plain + [withPackages].compactMap { $0 }

    /// Why some of them are not tested here; empty where all are.
    package static let missing: [String] =
        (8...13).filter { minor in !versions.contains { $0.minor == minor } }.map {
            "there is no CPython 3.\($0), of pyenv or on the path"
        }
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

    /// A `python3.minor` that is what its name says: pyenv puts scripts there that start whatever is chosen.
    private static func onPath(_ minor: Int) -> PythonBuild? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.lazy.compactMap { at("\($0)/python3.\(minor)", "3.\(minor)", minor) }.first { build in
            let version = try? build.run(["-c", "import sys; print(sys.version_info[1])"])
            return version == "\(minor)\n"
        }
    }

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

    /// What it writes when it is run with these arguments; throws where it fails.
    package func run(_ arguments: [String]) throws -> String { try Toolchain.run([executable] + arguments) }
}
