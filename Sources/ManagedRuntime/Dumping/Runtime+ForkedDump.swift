import CLinux
import DumpFiles
import DumpFormat
import Glibc

extension Runtime {
    /// Writes the heap as it is now to a file, from a forked child: this process goes on as soon as it has forked. What
    /// becomes of the child is reported on standard error, at a later dump or at the end.
    /// - Parameter waits: for the child to end.
    /// - Returns: whether the dump is there, or, without waiting, whether it is under way.
    @discardableResult
    package func dumpInChild(to path: String, waits: Bool = false) -> Bool {
        reapDumps(waits: false)
        let start = monotonicNanoseconds()
        let process = barrow_fork()
        if process == 0 { writeDumpAndExit(path) }
        guard process > 0 else {
            reportDump(path, "could not be written: fork failed, errno \(errno)")
            return false
        }
        let pause = monotonicNanoseconds() - start
        dumpSchedule.add(DumpSchedule.Child(process: process, path: path, pause: pause))
        return waits ? wait(for: process) : true
    }

    /// In the child. No thread but this one is left, so none is counted on.
    private func writeDumpAndExit(_ path: String) -> Never {
        // What the parent's streams hold is the parent's to write.
        var options = dumpSchedule.options
        options.usesSecondThread = false
        do {
            try dump(to: path, options: options, facts: dumpSchedule.facts)
        } catch {
            writeToStandardError("barrow: \(error)\n")
            _exit(1)
        }
        _exit(0)
    }

    /// Takes note of children that have ended.
    package func reapDumps(waits: Bool) {
        for child in dumpSchedule.children {
            var status: Int32 = 0
            let ended = waitpid(child.process, &status, waits ? 0 : WNOHANG)
            if ended == child.process { finish(child, status) }
        }
    }

    private func wait(for process: pid_t) -> Bool {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return false }
        }
        return dumpSchedule.children.first { $0.process == process }.map { finish($0, status) } ?? false
    }

    @discardableResult
    private func finish(_ child: DumpSchedule.Child, _ status: Int32) -> Bool {
        _ = dumpSchedule.remove(child.process)
        guard status == 0 else {
            let cause = status & 0x7f == 0 ? "" : ": its process was killed by signal \(status & 0x7f)"
            reportDump(child.path, "could not be written\(cause)")
            return false
        }
        if !dumpSchedule.isQuiet {
            let tenths = (child.pause + 50_000) / 100_000
            reportDump(child.path, "written; the program stood still for \(tenths / 10).\(tenths % 10) ms")
        }
        return true
    }

    private func reportDump(_ path: String, _ text: String) {
        writeToStandardError("barrow: \(path): \(text)\n")
    }

    func monotonicNanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
