import Glibc

/// A copy that a process made of itself to be read (`Config/barrow_snapshot.py`): it sleeps under a name of its own, and
/// whoever reads it ends it.
package struct FrozenCopy {
    package let pid: Int32

    /// What it calls itself, as `/proc/PID/comm` shows it.
    private static let name = "barrow-snapshot"
    /// It takes its name soon after it was made.
    private static let patience = Duration.seconds(2)

    /// - Throws: `processGone`, or `notPermitted` for a process that is no such copy: ending it would be a disaster.
    package init(_ pid: Int32) throws(CaptureError) {
        self.pid = pid
        let process = ProcFolder("/proc/\(pid)")
        let deadline = ContinuousClock.now + Self.patience
        while process.line("comm") != Self.name {
            guard let name = process.line("comm") else {
                throw CaptureError(
                    .processGone, "there is no process \(pid): the snapshot has ended",
                    remedy: "Make another one; its deadline may have passed")
            }
            guard ContinuousClock.now < deadline else {
                throw CaptureError(
                    .notPermitted, "process \(pid) is no snapshot: it is named \(name), not \(Self.name)",
                    remedy:
                        "Give the pid of a barrow_snapshot.Snapshot; capture a program that runs with --pid")
            }
            usleep(5000)
        }
    }

    package func end() { kill(pid, SIGKILL) }
}
