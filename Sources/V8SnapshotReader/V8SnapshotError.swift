/// Why a snapshot could not be read: what happened, in which file, at which byte, and what to do.
package struct V8SnapshotError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Equatable {
        case cannotOpen
        case cannotRead
        /// Not a heap snapshot of V8, or one that lacks what every snapshot has.
        case notASnapshot
        /// A member is not what its name says.
        case malformed
        /// More nodes than a heap of ours can number.
        case tooLarge
        /// The heap image that the snapshot is read into could not be made.
        case noRoomForGraph
    }

    package var code: Code
    /// What happened, as a sentence without its full stop.
    package var message: String
    package var file: String
    /// Where in the file, if at one place.
    package var offset: Int?
    /// What to do about it, as a sentence without its full stop.
    package var remedy: String

    package var description: String {
        let place = offset.map { "\(file): byte \($0)" } ?? file
        return "\(place): \(message). \(remedy)."
    }

    init(_ code: Code, _ message: String, file: String, offset: Int? = nil, remedy: String) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.remedy = remedy
    }
}
