/// Why a heap dump could not be read: what happened, in which file, at which byte, and what to do.
package struct HPROFError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case cannotOpen
        case cannotRead
        /// The file does not begin as a heap dump does.
        case notADump
        /// The file has no dump of that number.
        case noSuchDump
        /// There is no room for the copy that a compressed dump is decompressed into.
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
