import Glibc

/// What the build put beside the running test bundle: the `barrow` executable and the analyzers' libraries.
package enum BuildProducts {
    /// The folder of the running test executable, where everything of this build is.
    package static let folder: String = {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        precondition(count > 0, "/proc/self/exe cannot be read")
        let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(path[..<path.lastIndex(of: "/")!])
    }()

    /// The command itself.
    package static var barrow: String { existing("barrow") }

    /// The library of the shipped analyzer whose target is called `name`: `TypeHistogram`, ….
    package static func analyzer(_ name: String) -> String { existing("lib\(name).so") }

    private static func existing(_ name: String) -> String {
        let path = "\(folder)/\(name)"
        precondition(access(path, F_OK) == 0, "\(path) was not built; run `swift build --build-tests`")
        return path
    }
}
