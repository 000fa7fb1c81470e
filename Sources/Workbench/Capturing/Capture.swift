import CPythonReader
import DumpFiles
import DumpFormat
import HeapGraph

/// Captures a CPython process or core file as a `.barrow` dump. Nothing runs in the target.
public struct Capture: Sendable {
    private let job: CaptureJob
    private let observer: any WorkbenchObserver

    /// What came of it.
    public struct Outcome: Sendable {
        /// `3.11.7`
        public var pythonVersion: String
        public var objects: Int
        public var references: UInt64
        /// How long the process stood still; nil for a core file or a snapshot.
        public var pauseSeconds: Double?
        /// What could not be taken in, as plural noun phrases.
        public var coverage: [(what: String, count: UInt64)]
    }

    public init(_ job: CaptureJob, observer: any WorkbenchObserver) {
        self.job = job
        self.observer = observer
    }

    /// Writes the dump. A failure leaves no file, and no process stopped.
    public func run() throws(WorkbenchError) -> Outcome {
        do {
            let image = try readMemory()
            do {
                return try write(image)
            } catch let error as CaptureError {
                throw image.explaining(error)
            }
        } catch let error as CaptureError {
            throw WorkbenchError(.cannotRead, error.description)
        } catch let error as DumpError {
            throw WorkbenchError(.cannotWrite, error.description)
        } catch {
            throw WorkbenchError(.cannotRead, "\(error)")
        }
    }

    private func write(_ image: ProcessImage) throws -> Outcome {
        let capture = try observer.timed("find objects") {
            try CPythonCapture(image, layoutFile: job.layout)
        }
        let written = try observer.timed("write dump") {
            try capture.write(to: job.output, options: options) {
                observer.progress("write dump", fraction: $0)
            }
        }
        return Outcome(
            pythonVersion: capture.python.version.description, objects: written.objects,
            references: written.references, pauseSeconds: image.pauseSeconds, coverage: written.coverage)
    }

    private var options: DumpWriter.Options {
        DumpWriter.Options(compresses: job.isCompressed, values: ValuePolicy(rawValue: job.strings.rawValue)!)
    }

    private func readMemory() throws -> ProcessImage {
        try observer.timed("read memory") {
            let progress = { (phase: String, fraction: Double?) in
                observer.progress(phase, fraction: fraction)
            }
            switch job.source {
            case .process(let pid): return try LiveProcess.read(pid: pid, progress: progress)
            case .snapshot(let pid):
                let copy = try FrozenCopy(pid)
                // Whatever happens, nobody else would end it.
                defer { copy.end() }
                return try LiveProcess.read(pid: pid, isFrozen: true, progress: progress)
            case .core(let path, let executable, let sysroot):
                return try CoreFile.read(path, executable: executable, sysroot: sysroot, progress: progress)
            }
        }
    }
}
