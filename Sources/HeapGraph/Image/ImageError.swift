/// Why an image could not be made or opened.
public struct ImageError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable {
        case cannotOpen
        case cannotMap
        case noSpace
        case notAnImage
        case damaged
        case otherContent
    }

    public var code: Code
    public var message: String

    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
