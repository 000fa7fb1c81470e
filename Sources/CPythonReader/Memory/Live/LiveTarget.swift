import Glibc

/// Whether and how a process can be stopped.
enum LiveTarget {
    /// How long to wait for threads that are in the kernel and do not stop.
    private static let patience = Duration.seconds(10)

    /// - Returns: its folder in `/proc`.
    /// - Throws: `processGone` or `notPermitted` where it is plain from outside that it cannot be read.
    static func check(_ pid: Int32) throws(CaptureError) -> ProcFolder {
        guard let status = ProcFolder("/proc/\(pid)").fields("status") else {
            throw CaptureError(
                .processGone, "there is no process \(pid)",
                remedy: "Check the number with `ps`; in a container, processes outside it have none")
        }
        let process = ProcFolder("/proc/\(status["Tgid"] ?? String(pid))")
        guard status["Tgid"] != String(getpid()) else {
            throw CaptureError(
                .notPermitted, "process \(pid) is barrow itself", remedy: "Name a process that runs Python")
        }
        let hasEnded = status["State"].map { $0.hasPrefix("Z") || $0.hasPrefix("X") } ?? false
        // Where only the first thread has ended, the others still have the memory.
        if hasEnded, (process.numbers(in: "task") ?? []).count <= 1 {
            throw CaptureError(
                .processGone, "process \(pid) has ended and only waits for its parent to ask how (a zombie)",
                remedy: "Capture it while it runs, or read the core it left")
        }
        if let tracer = status["TracerPid"], tracer != "0" {
            let name = ProcFolder("/proc/\(tracer)").line("comm") ?? "unknown"
            throw CaptureError(
                .notPermitted, "process \(pid) is already being traced by process \(tracer) (\(name))",
                remedy: "End that one or detach it, or write a core from it (gdb: `gcore`)")
        }
        if !hasEnded, status["VmSize"] == nil {
            throw CaptureError(
                .notPython, "process \(pid) is a thread of the kernel: it has no memory of its own",
                remedy: "Name a process that runs Python")
        }
        return process
    }

    /// Stops all its threads; call from the thread that is to let them go.
    static func stop(_ process: ProcFolder) throws(CaptureError) -> StoppedThreads {
        var threads = StoppedThreads(process, patience: patience)
        do throws(StoppedThreads.Failure) {
            try threads.stopAll()
        } catch {
            throw explain(error, process)
        }
        return threads
    }

    private static func explain(_ failure: StoppedThreads.Failure, _ process: ProcFolder) -> CaptureError {
        let pid = process.path.split(separator: "/").last ?? ""
        switch failure.reason {
        case .gone:
            return CaptureError(
                .processGone, "process \(pid) ended before it could be stopped",
                remedy: "Capture it again")
        case .refused(let error):
            return PtraceRights(of: process).refusal(error)
        case .unresponsive(let state):
            return CaptureError(
                .cannotOpen,
                "thread \(failure.thread) of process \(pid) does not stop: it is in a system call that cannot be interrupted (state \(state))",
                remedy: "Wait for its disk or network file system, and capture again")
        }
    }
}
