import DumpFormat
import Glibc

/// Dumps that a program's runner asks for while the program runs, and what becomes of them: each is written by a forked
/// child, so that the program stands still only for the fork.
package final class DumpSchedule {
    /// Where numbered dumps go: `#` is the number, from 1.
    package var pattern = "heap-#.barrow"
    /// Where the heap goes when the memory limit is passed for the first time; nil for nowhere.
    package var memoryErrorFile: String?
    /// Whether the line that a dump was asked for has not been reached.
    package var awaitsLine = false
    package var options = DumpWriter.Options()
    package var facts: [(key: String, value: String)] = []
    /// Says nothing of dumps that succeed.
    package var isQuiet = false

    private var nextNumber = 1
    private(set) var children: [Child] = []

    struct Child {
        let process: pid_t
        let path: String
        let pause: Int
    }

    func nextFile() -> String {
        defer { nextNumber += 1 }
        guard pattern.contains("#") else { return nextNumber == 1 ? pattern : "\(pattern).\(nextNumber)" }
        return pattern.split(separator: "#", omittingEmptySubsequences: false).joined(
            separator: "\(nextNumber)")
    }

    func add(_ child: Child) { children.append(child) }

    func remove(_ process: pid_t) -> Child? {
        guard let index = children.firstIndex(where: { $0.process == process }) else { return nil }
        return children.remove(at: index)
    }
}
