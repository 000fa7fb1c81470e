import AnalysisResults

/// What a worker says to its host, on what was its standard output.
///
///     tag      u8
///     length   u32, little-endian
///     payload  `length` bytes
///
/// The plugin's code runs in the same process and could write frames of its own: everything is checked by the host.
enum WorkerFrame {
    static let headerLength = 5

    enum Tag: UInt8, Sendable {
        /// The answer, as the plugin gave it.
        case result = 0x52
        /// How many of ``WorkerListener/progressSteps`` parts of the work are done, u16.
        case progress = 0x50
        /// JSON: ``DescribedLibrary``.
        case description = 0x44
        /// JSON: ``WorkerReport``; the last frame of a worker that was not interrupted.
        case report = 0x45
        /// JSON: ``PluginError``; the plugin could not be used.
        case unusable = 0x55
        /// UTF-8; the worker could not do its own part.
        case failure = 0x46
        /// `barrow_crash_report`.
        case crash = 0x58
    }
}

/// What a worker found in one of the libraries it was asked to describe.
struct DescribedLibrary: Codable, Sendable {
    var path: String
    var descriptor: AnalyzerDescriptor?
    var error: PluginError?
}

/// How a run went, from within.
struct WorkerReport: Codable, Sendable {
    /// What the plugin's `analyze` returned.
    var status: Int32
    /// How often it gave an answer.
    var answers: Int
    /// The length of an answer that was over the limit.
    var oversized: Int?
    /// What it said about its failure.
    var message: String?
    var peakResidentSet: UInt64
}
