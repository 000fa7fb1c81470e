import Glibc

/// A process that runs on this machine.
package enum LiveProcess {
    /// Stops a process, copies its memory, and lets it go on.
    ///
    /// The process goes on whatever happens here, also when this process is killed meanwhile: see ``StoppedThreads``. One
    /// that was stopped before (SIGSTOP, a shell's Ctrl-Z) stays stopped. Costs as much memory as the process has in
    /// memory and swap, files apart.
    ///
    /// - Parameters:
    ///   - pid: a process, or any thread of it.
    ///   - isFrozen: it is a copy that nobody waits for, so that its pause is nobody's.
    ///   - progress: called with a phase and how far it is, nil where that is not known; on another thread.
    /// - Throws: `notPermitted` with the right that is missing, `processGone`, or `cannotOpen`.
    package static func read(
        pid: Int32, isFrozen: Bool = false,
        progress: (_ phase: String, _ fraction: Double?) -> Void = { _, _ in }
    ) throws(CaptureError) -> ProcessImage {
        let process = try LiveTarget.check(pid)
        let reading = LiveReading(process)
        reading.openFiles()
        progress("stopping the process", nil)
        try DedicatedThread.run { () throws(CaptureError) in
            let start = ContinuousClock.now
            let stopped = try LiveTarget.stop(process)
            progress("copying its memory", nil)
            do throws(CaptureError) {
                try reading.read(stopped)
            } catch {
                stopped.release()
                throw error
            }
            stopped.release()
            if !isFrozen { reading.pause = ContinuousClock.now - start }
        }
        return try reading.image()
    }
}
