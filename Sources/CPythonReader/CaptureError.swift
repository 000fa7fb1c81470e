import DumpFiles

/// Why a process or a core file could not be captured: what happened, where, and what to do.
package struct CaptureError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case cannotOpen
        /// Not a core file, or one that contradicts itself.
        case malformed
        /// There is a right that this user does not have.
        case notPermitted
        /// The process ended while it was being read.
        case processGone
        /// No CPython in this memory.
        case notPython
        /// A CPython without a layout table.
        case unsupportedVersion
        /// A layout table that is malformed or lacks something.
        case badLayout
        /// The executable or library at hand is not the one that ran.
        case wrongExecutable
        /// What was read contradicts itself; the message names the check.
        case validation
    }

    package var code: Code
    /// What happened and where, as a sentence without its full stop.
    package var message: String
    /// What to do about it, as a sentence without its full stop.
    package var remedy: String

    package init(_ code: Code, _ message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// What kept a core file from being opened or decompressed.
    init(_ error: DumpError) {
        let code: Code = error.code == .malformed ? .malformed : .cannotOpen
        self.init(code, error.whatAndWhere, remedy: error.remedy)
    }

    package var description: String { "\(message). \(remedy)." }
}
