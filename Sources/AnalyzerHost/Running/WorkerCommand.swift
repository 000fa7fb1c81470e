import Glibc

/// The program that becomes a worker: `<executable> __analyze …`.
package struct WorkerCommand: Sendable {
    package var executable: String

    package init(executable: String) {
        self.executable = executable
    }

    /// The program that is running, for programs whose command line has the hidden subcommand.
    package static var ownExecutable: WorkerCommand {
        WorkerCommand(executable: ownExecutablePath ?? CommandLine.arguments[0])
    }

    static var ownExecutablePath: String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
