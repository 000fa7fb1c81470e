/// Why a dump could not be written or read: what happened, in which file, at which byte, and what to do.
package struct DumpError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case cannotOpen
        case cannotRead
        case cannotWrite
        /// The content is not that of a dump of this format, or lacks what every one has.
        case notADump
        /// Written by a later major version of the format.
        case unsupportedVersion
        /// Something is not what the format says it is.
        case malformed
        /// The file has no dump of that number.
        case noSuchDump
        /// More objects than a heap of ours can number.
        case tooLarge
        /// There is no room for the graph, or for what a compressed dump is decompressed into.
        case noRoom
    }

    package var code: Code
    /// What happened, as a sentence without its full stop.
    package var message: String
    package var file: String
    /// Where in the file, if at one place.
    package var offset: UInt64?
    /// What to do about it, as a sentence without its full stop.
    package var remedy: String

    package init(_ code: Code, _ message: String, file: String, offset: UInt64? = nil, remedy: String) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.remedy = remedy
    }

    /// The file, and the byte where there is one, then what happened.
    package var whatAndWhere: String {
        let place = offset.map { "\(file): byte \($0)" } ?? file
        return "\(place): \(message)"
    }

    package var description: String { "\(whatAndWhere). \(remedy)." }
}
