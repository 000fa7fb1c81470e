import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// What was read of a Python program that printed READY and waits.
struct RunningPython {
    struct Build: CustomTestStringConvertible, Sendable {
        var name: String
        var minor: Int
        var executable: String
        var isStripped = false

        var testDescription: String { name }
    }

    /// One of each minor version that is installed, and Debian's, which has no symbols but the exported ones.
    static let builds: [Build] =
        CPythonBuild.installed.map {
            Build(name: $0.description, minor: $0.minor, executable: $0.executable)
        }
        + [Build(name: "Debian's 3.11", minor: 11, executable: "/usr/bin/python3.11", isStripped: true)]
        .filter { FileManager.default.isExecutableFile(atPath: $0.executable) }

    let image: ProcessImage
    let python: PythonInstance
    /// What the program printed before.
    let output: String

    init(_ build: Build, _ program: String, environment: String = "PYTHONUTF8=1", options: [String] = [])
        throws
    {
        let target = try TargetProcess(
            "exec env \"$0\" \"$@\"",
            [environment, build.executable] + options + [ProgramFiles.path(program)])
        var lines: [String] = []
        while lines.last != "READY", lines.count < 1000 { lines.append(target.waitForLine()) }
        output = lines.joined(separator: "\n")
        image = try LiveProcess.read(pid: target.pid)
        python = try PythonLocator.locate(in: image, layoutFile: nil)
    }
}
