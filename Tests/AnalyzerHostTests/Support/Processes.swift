import Glibc

/// What became of processes that are not our children.
enum Processes {
    /// Whether the process gets as far as loading this library.
    static func isRunning(_ process: Int32, with library: String) async -> Bool {
        for _ in 0..<1500 {
            if let maps = contents(of: "/proc/\(process)/maps"), maps.contains(library) { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// Whether the process has ended, which may take a moment after it was killed; a zombie has.
    static func hasEnded(_ process: Int32) async -> Bool {
        for _ in 0..<500 {
            guard let status = contents(of: "/proc/\(process)/stat"),
                let state = status[status.lastIndex(of: ")")!...].split(separator: " ").dropFirst().first,
                state != "Z", state != "X"
            else { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// Read to the end, which Foundation does not do: these files say that they are empty and come in pieces.
    private static func contents(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
            bytes.append(contentsOf: buffer[..<count])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
