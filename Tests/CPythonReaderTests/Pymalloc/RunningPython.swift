import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// What was read of a Python program that printed READY and waits.
struct RunningPython {
    let image: ProcessImage
    let python: PythonInstance
    /// What the program printed before.
    let output: String

    init(_ build: PythonBuild, _ program: String, environment: [String: String] = [:], options: [String] = [])
        throws
    {
        let target = try TargetProcess(
            build.executable, options + [ProgramFiles.path(program)], environment: environment)
        output = try target.readLines(upTo: "READY").joined(separator: "\n")
        image = try LiveProcess.read(pid: target.pid)
        python = try PythonLocator.locate(in: image, layoutFile: nil)
    }
}
