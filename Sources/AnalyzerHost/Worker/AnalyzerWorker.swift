import CLinux
import FoundationEssentials
import Glibc
import HeapGraph

/// The inside of a worker process: opens what the host offers, limits itself, loads the plugin, runs it.
///
/// Whatever program hosts analyzers runs this when it is started as
/// `<program> __analyze <process id of the host> <descriptor of the request in the host>`.
package enum AnalyzerWorker {
    /// The argument that makes a program a worker.
    package static let command = "__analyze"
    private static let stackSize: UInt64 = 16 << 20

    /// Does the work and ends the process, without destructors or exit handlers: these may be a plugin's.
    package static func run(host: Int32, request: Int32) -> Never {
        guard let channel = WorkerChannel() else { _exit(1) }
        guard barrow_die_with_parent(host) == 0 else { _exit(1) }
        let context = Unmanaged.passRetained(Context(host: host, request: request, channel: channel))
        let failure = barrow_run_with_stack(
            stackSize, { Unmanaged<Context>.fromOpaque($0!).takeUnretainedValue().run() }, context.toOpaque())
        if failure != 0 {
            channel.send(.failure, "cannot start a thread: \(String(cString: strerror(failure)))")
        }
        _exit(0)
    }

    /// What a thread is to do.
    private final class Context {
        let host: Int32
        let request: Int32
        let channel: WorkerChannel

        init(host: Int32, request: Int32, channel: WorkerChannel) {
            self.host = host
            self.request = request
            self.channel = channel
        }

        func run() {
            do {
                let json = try HostDescriptor(host: host, number: request).contents()
                let request = try JSONDecoder().decode(WorkerRequest.self, from: json)
                try AnalyzerWorker.work(request, host: host, channel: channel)
            } catch let error as PluginError {
                channel.send(.unusable, error)
            } catch {
                channel.send(.failure, "\(error)")
            }
        }
    }

    private static func work(_ request: WorkerRequest, host: Int32, channel: WorkerChannel) throws {
        switch request.task {
        case .describe(let paths):
            try limit(request.limits, channel: channel)
            for path in paths { channel.send(.description, describe(path)) }
            channel.send(.report, report(status: 0))
        case .analyze(let path, let heaps, let options):
            let graphs = try heaps.map { heap in
                let file = try HostDescriptor(host: host, number: heap.descriptor)
                return (
                    graph: HeapGraph(image: try GraphImage(mapping: file.take(), name: heap.name)),
                    name: heap.name
                )
            }
            try limit(request.limits, channel: channel)
            let library = try PluginLibrary(loading: path)
            let listener = WorkerListener(channel: channel, answerLimit: request.limits.answer)
            errno = 0
            let status = try library.analyze(graphs, options: options, listener: listener)
            channel.send(
                .report, listener.report(status: status, peakResidentSet: barrow_peak_resident_set()))
        }
    }

    private static func describe(_ path: String) -> DescribedLibrary {
        do {
            return DescribedLibrary(path: path, descriptor: try PluginLibrary(loading: path).descriptor)
        } catch {
            return DescribedLibrary(path: path, error: error)
        }
    }

    private static func report(status: Int32) -> WorkerReport {
        WorkerReport(status: status, answers: 0, peakResidentSet: barrow_peak_resident_set())
    }

    /// Before the plugin's first instruction. The memory is counted from what the worker has now.
    private static func limit(_ limits: WorkerRequest.Limits, channel: WorkerChannel) throws {
        let (memory, overflow) = limits.memory.addingReportingOverflow(barrow_private_memory())
        let seconds = UInt64(limits.deadline.rounded(.up))
        let processors = UInt64(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        guard barrow_limit_process(overflow ? .max : memory, (seconds + 1) * processors) == 0,
            barrow_report_crashes(channel.descriptor, WorkerFrame.Tag.crash.rawValue) == 0
        else {
            throw HostDescriptor.Failure("cannot limit the worker: \(String(cString: strerror(errno)))")
        }
        alarm(UInt32(clamping: seconds + 1))
    }
}
