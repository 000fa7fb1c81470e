import FoundationEssentials
import Testing

/// What became of processes that are not our children.
enum Processes {
    /// Whether the process gets as far as loading this library.
    static func isRunning(_ process: Int32, with library: String) async -> Bool {
        for _ in 0..<1500 {
            if let maps = try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8),
                maps.contains(library)
            {
                return true
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    /// Whether the process has ended, which may take a moment after it was killed; a zombie has.
    static func hasEnded(_ process: Int32) async -> Bool {
        for _ in 0..<500 {
            guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
                let state = status[status.lastIndex(of: ")")!...].split(separator: " ").dropFirst().first,
                state != "Z", state != "X"
            else { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }
}
