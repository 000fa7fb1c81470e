import DumpFiles
import Glibc

/// Looks at what decides whether a process leaves a core or can be captured. Changes nothing.
package struct Doctor {
    /// What is looked at, so that tests can have another machine's.
    package struct Surroundings {
        package var proc = ProcFolder("/proc")
        package var freeBytes: (_ folder: String) -> UInt64? = { DiskRoom.free(in: $0) }
        package var exists: (_ path: String) -> Bool = { access($0, F_OK) == 0 }

        package init() {}
    }

    let surroundings: Surroundings
    let pid: Int32?
    /// The process asked about; without one, this process stands for what the shell starts.
    let process: ProcFolder
    let status: [String: String]
    var checks: [Diagnosis.Check] = []

    var proc: ProcFolder { surroundings.proc }

    /// - Throws: `processGone` where there is no such process.
    package static func diagnose(
        pid: Int32?, surroundings: Surroundings = Surroundings()
    ) throws(CaptureError) -> Diagnosis {
        let process = surroundings.proc.folder(pid.map(String.init) ?? "self")
        guard let status = process.fields("status") else {
            throw CaptureError(
                .processGone, pid.map { "there is no process \($0)" } ?? "/proc is not there",
                remedy: "Check the number with `ps`; in a container, processes outside it have none")
        }
        var doctor = Doctor(surroundings: surroundings, pid: pid, process: process, status: status)
        doctor.checkCorePattern()
        doctor.checkCoreLimit()
        doctor.checkCoreFilter()
        doctor.checkDumpable()
        doctor.checkDiskRoom()
        doctor.checkRights()
        doctor.checkTracer()
        doctor.checkContainer()
        doctor.checkMemory()
        return Diagnosis(process: pid, checks: doctor.checks)
    }

    mutating func add(
        _ concern: Diagnosis.Concern, _ subject: String, _ found: String, _ verdict: Diagnosis.Verdict,
        _ meaning: String, remedy: String? = nil
    ) {
        checks.append(
            Diagnosis.Check(
                concern: concern, subject: subject, found: found, verdict: verdict, meaning: meaning,
                remedy: remedy))
    }

    /// Bytes that a core of it, or a copy, would have: what is in memory and swap.
    var processSize: UInt64? {
        guard pid != nil, let resident = kibibytes(status["VmRSS"]) else { return nil }
        return resident + (kibibytes(status["VmSwap"]) ?? 0)
    }

    /// The bytes of `1234 kB`.
    func kibibytes(_ text: String?) -> UInt64? {
        text?.split(separator: " ").first.flatMap { UInt64($0) }.flatMap { $0 < 1 << 50 ? $0 << 10 : nil }
    }

    static func text(ofBytes bytes: UInt64) -> String {
        bytes >> 30 >= 10 ? "\(bytes >> 30) GiB" : "\(bytes >> 20) MiB"
    }
}
