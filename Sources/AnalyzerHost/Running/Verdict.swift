import AnalysisResults
import CLinux
import FoundationEssentials
import Glibc
import HeapGraph
import Subprocess

/// Judges how a worker ended and what it answered.
struct Verdict {
    let job: AnalyzerJob
    let answerLimit: Int
    let end: WorkerProcess.End

    func outcome() -> AnalyzerOutcome {
        let report = end.decode(WorkerReport.self, .report)
        let execution = WorkerExecution(
            duration: end.duration, peakResidentSet: report?.peakResidentSet, output: end.output)
        do throws(AnalyzerFailure) {
            if let failure = interruption { throw failure }
            guard let report else { throw AnalyzerFailure.badAnswer(endedEarly) }
            return AnalyzerOutcome(result: .success(try answer(report)), execution: execution)
        } catch {
            return AnalyzerOutcome(result: .failure(error), execution: execution)
        }
    }

    /// Why the worker did not come to its regular end, or nil.
    private var interruption: AnalyzerFailure? {
        if end.isOverdue || [SIGALRM, SIGXCPU].contains(end.signal) { return .timedOut(after: job.deadline) }
        switch end.fault {
        case .tooLong:
            return .badAnswer("it has more than \(AnalyzerFailure.text(bytes: UInt64(answerLimit)))")
        case .unknownTag: return .badAnswer("the plugin wrote into the worker's own descriptors")
        case nil: break
        }
        if end.isSilent { return .badAnswer("the plugin closed the worker's own descriptors") }
        if let error = end.decode(PluginError.self, .unusable) { return .incompatible(error) }
        if let text = end.payload(.failure) { return .notRun(String(decoding: text, as: UTF8.self)) }
        if let crash = end.crash {
            return ranOut(crash) ? .outOfMemory(limit: job.memory) : .crashed(crash.signal)
        }
        if let signal = end.signal, end.payload(.report) == nil { return .crashed(signal) }
        return nil
    }

    private func answer(_ report: WorkerReport) throws(AnalyzerFailure) -> AnalysisResult {
        switch report.status {
        case 0: break
        case 2: throw .outOfMemory(limit: job.memory)
        default: throw .refused(report.message)
        }
        if report.answers == 0 { throw .badAnswer("it gave none") }
        if report.answers > 1 { throw .badAnswer("it gave \(report.answers) instead of one") }
        if let length = report.oversized {
            throw .badAnswer(
                "it has \(length) bytes, more than \(AnalyzerFailure.text(bytes: UInt64(answerLimit)))")
        }
        guard let json = end.payload(.result) else { throw .badAnswer("it was lost on the way") }
        return try ResultValidator(
            descriptor: job.plugin.descriptor,
            objectCount: job.heaps.map { HeapGraph(image: $0.image).objectCount }.max() ?? 0
        ).validate(json)
    }

    /// A crash right after an allocation failed, or with nothing left to allocate.
    private func ranOut(_ crash: barrow_crash_report) -> Bool {
        crash.error == ENOMEM || crash.private_memory >= job.memory - job.memory / 16
    }

    private var endedEarly: String {
        switch end.status {
        case .exited(let code): "the process ended with status \(code) before it was complete"
        case .signaled: "the process ended before it was complete"
        }
    }
}

extension WorkerProcess.End {
    /// The first frame with this tag.
    func payload(_ tag: WorkerFrame.Tag) -> [UInt8]? { frames.first { $0.tag == tag }?.payload }

    func decode<Value: Decodable>(_ type: Value.Type, _ tag: WorkerFrame.Tag) -> Value? {
        payload(tag).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }

    func decodeAll<Value: Decodable>(_ type: Value.Type, _ tag: WorkerFrame.Tag) -> [Value] {
        frames.lazy.filter { $0.tag == tag }.compactMap {
            try? JSONDecoder().decode(type, from: Data($0.payload))
        }
    }

    var signal: Int32? {
        if case .signaled(let signal) = status { return signal }
        return nil
    }

    var crash: barrow_crash_report? {
        guard let bytes = payload(.crash), bytes.count == MemoryLayout<barrow_crash_report>.size else {
            return nil
        }
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: barrow_crash_report.self) }
    }
}
