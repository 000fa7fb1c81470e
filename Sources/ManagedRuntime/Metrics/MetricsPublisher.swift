import Glibc
import Synchronization

/// Writes a runtime's metrics at an interval: a thread of its own asks the evaluation loop for them, which writes them at
/// its next safe place, to a file, and to whoever else wants the text.
package final class MetricsPublisher: Sendable {
    private let flags: UInt
    private let interval: Double
    private let isStopped = Atomic<Bool>(false)

    fileprivate init(_ runtime: Runtime, interval: Double) {
        flags = UInt(bitPattern: runtime.pendingWorkFlags)
        self.interval = max(interval, 0.01)
    }

    /// After this nothing more is asked for; to be called before the runtime goes.
    package func stop() { isStopped.store(true, ordering: .sequentiallyConsistent) }

    fileprivate func start() {
        let box = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let created = pthread_create(
            &thread, nil,
            { argument in
                Unmanaged<MetricsPublisher>.fromOpaque(argument.unsafelyUnwrapped).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        if created == 0 { pthread_detach(thread) } else { box.release() }
    }

    /// Wakes often enough to end soon when it is stopped.
    private func run() {
        var waited = 0.0
        while !isStopped.load(ordering: .sequentiallyConsistent) {
            usleep(10_000)
            waited += 0.01
            guard waited >= interval, !isStopped.load(ordering: .sequentiallyConsistent) else { continue }
            waited = 0
            UnsafeMutablePointer<UInt8>(bitPattern: flags)?.pointee |= PendingWork.metrics.rawValue
        }
    }
}

extension Runtime {
    /// Writes the metrics to the file now, and from now on at each interval.
    package func publishMetrics(to path: String, every seconds: Double) {
        metricsSinks.append { [unowned self] text in _ = self.write(text, to: path) }
        startPublishing(every: seconds)
    }

    /// Hands the text of the metrics to `sink` now, and from now on at each interval, from the program's thread.
    package func publishMetrics(every seconds: Double, to sink: @escaping (String) -> Void) {
        metricsSinks.append(sink)
        startPublishing(every: seconds)
    }

    private func startPublishing(every seconds: Double) {
        publishMetrics()
        guard metricsPublisher == nil else { return }
        let publisher = MetricsPublisher(self, interval: seconds)
        metricsPublisher = publisher
        publisher.start()
    }

    /// Writes the metrics wherever they are wanted.
    package func publishMetrics() {
        guard !metricsSinks.isEmpty else { return }
        let text = metricsText()
        for sink in metricsSinks { sink(text) }
    }

    package func stopPublishing() {
        metricsPublisher?.stop()
        metricsPublisher = nil
    }

    /// Whoever reads the file finds all of the metrics of one moment: it takes its name when it is complete.
    private func write(_ text: String, to path: String) -> Bool {
        let temporary = "\(path).\(getpid()).part"
        guard let file = fopen(temporary, "we") else { return false }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten, rename(temporary, path) == 0 else {
            unlink(temporary)
            return false
        }
        return true
    }
}
