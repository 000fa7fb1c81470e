import AnalysisResults

/// What a worker is told. It stands as JSON in an anonymous file of the host's, which the worker opens through
/// `/proc/<host>/fd/<descriptor>`, as it does the heap images: nothing is inherited and nobody writes into a pipe
/// whose reader may have died.
struct WorkerRequest: Codable, Sendable {
    var task: Task
    var limits: Limits

    enum Task: Codable, Sendable {
        /// Load these libraries one after the other and say what they are.
        case describe(paths: [String])
        case analyze(path: String, heaps: [Heap], options: [String: OptionValue])
    }

    /// An image in the host and what to call it.
    struct Heap: Codable, Sendable {
        var descriptor: Int32
        var name: String
    }

    struct Limits: Codable, Sendable {
        /// Bytes of private memory on top of what the worker itself takes.
        var memory: UInt64
        /// Seconds; the host enforces it, the worker's own timers are a second line.
        var deadline: Double
        /// Bytes of the longest answer.
        var answer: Int
    }
}
