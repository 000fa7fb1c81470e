/// Why a dump could not be written or read: what happened, in which file, at which byte, and what to do.
package struct DumpError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case cannotOpen
        case cannotRead
        case cannotWrite
        case notADump
        /// Written by a later major version of the format.
        case unsupportedVersion
        /// A chunk's payload contradicts its header or itself.
        case malformedChunk
        /// The heap image that the dump is read into could not be made.
        case noRoomForGraph
    }

    package var code: Code
    /// What happened, as a sentence without its full stop.
    package var message: String
    package var file: String
    /// Where in the file, if at one place.
    package var offset: UInt64?
    /// What to do about it, as a sentence without its full stop.
    package var remedy: String

    package var description: String {
        let place = offset.map { "\(file): byte \($0)" } ?? file
        return "\(place): \(message). \(remedy)."
    }

    init(_ code: Code, _ message: String, file: String, offset: UInt64? = nil, remedy: String) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.remedy = remedy
    }
}
