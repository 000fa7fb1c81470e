import FoundationEssentials
import Glibc

/// A dump opened where there is less memory than it has columns: in a memory cgroup of its own.
///
/// The index file is mapped, so its pages may be dropped and read again; only what is private must fit.
struct SmallMemory {
    let barrow: String
    let dump: String
    let index: String
    /// Bytes that the cgroup may use.
    let limit: Int

    /// A line for the README; which says so where no cgroup can be made.
    func markdown() throws -> String {
        let columns = LargeHeap.size(index)
        guard let group = MemoryCgroup(limit: limit) else {
            return "No memory cgroup can be made here, so no dump was opened in one."
        }
        defer { group.remove() }
        // The index was just written, and its pages count for whoever touched them first.
        Self.forgetPages(of: index)
        let info = try CommandRun(group.command([barrow, "info", dump, "--index", index]))
        let show = try CommandRun(group.command([barrow, "show", dump, "#1000000", "--index", index]))
        return "In a memory cgroup of \(limit >> 20) MiB (page cache included) the same dump with its "
            + "\(columns >> 20) MiB of columns, nothing of them in memory before: `barrow info` from the index in "
            + "\(LargeHeap.fixed(info.seconds)) s, `barrow show` of one object, which looks through all references, in "
            + "\(LargeHeap.fixed(show.seconds)) s; most memory used \(group.peak >> 20) MiB."
    }

    private static func forgetPages(of path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fdatasync(descriptor)
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
        close(descriptor)
    }
}

/// A cgroup with a limit of memory, of version 1 or 2, where this user may make one.
struct MemoryCgroup {
    private let folder: String
    private let isVersion2: Bool

    init?(limit: Int) {
        let name = "barrow-bench-\(getpid())"
        for (parent, isVersion2) in [("/sys/fs/cgroup/memory", false), ("/sys/fs/cgroup", true)] {
            let folder = "\(parent)/\(name)"
            guard mkdir(folder, 0o755) == 0 else { continue }
            let file = isVersion2 ? "memory.max" : "memory.limit_in_bytes"
            if Self.write("\(limit)", to: "\(folder)/\(file)") {
                // Where swap is counted: none of it.
                let swap = isVersion2 ? ("memory.swap.max", "0") : ("memory.memsw.limit_in_bytes", "\(limit)")
                _ = Self.write(swap.1, to: "\(folder)/\(swap.0)")
                self.folder = folder
                self.isVersion2 = isVersion2
                return
            }
            rmdir(folder)
        }
        return nil
    }

    /// The command, run as a member of the group.
    func command(_ arguments: [String]) -> [String] {
        ["sh", "-c", "echo $$ > \(folder)/cgroup.procs && exec \"$@\"", "sh"] + arguments
    }

    /// The most that the group has used, in bytes.
    var peak: Int {
        let file = isVersion2 ? "memory.peak" : "memory.max_usage_in_bytes"
        return Int(TextFile.read("\(folder)/\(file)").filter(\.isNumber)) ?? 0
    }

    func remove() { rmdir(folder) }

    /// No file is made where there is none: the folder is then no cgroup.
    private static func write(_ text: String, to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count
    }
}
