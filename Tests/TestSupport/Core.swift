import Foundation

/// Core files of targets.
package enum Core {
    package static let hasDebugger = FileManager.default.isExecutableFile(atPath: "/usr/bin/gcore")

    /// Whether the kernel writes cores as files into the folder of the process, not to a program.
    package static let kernelLeavesThem: Bool = {
        let pattern = try? String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)
        return pattern?.trimmingCharacters(in: .whitespacesAndNewlines) == "core"
    }()

    /// Has gdb write the core of a target that lives on; returns the core's path, which gdb makes of `prefix`.
    package static func byDebugger(of target: TargetProcess, to prefix: String) throws -> String {
        try Toolchain.run(["gcore", "-o", prefix, "\(target.pid)"])
        return "\(prefix).\(target.pid)"
    }

    /// What the kernel left of a target that a signal ended, if it did.
    package static func byKernel(of target: TargetProcess) -> String? {
        ["core", "core.\(target.pid)"].map { target.folder.file($0) }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
