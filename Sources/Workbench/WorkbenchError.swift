/// Why a request to the workbench failed, and what to do.
public struct WorkbenchError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable {
        /// Not a dump, or not readable.
        case cannotRead
        case cannotWrite
        /// No object has this number or address.
        case noSuchObject
        /// The profile or the request itself is wrong.
        case badRequest
    }

    public var code: Code
    public var message: String

    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// A salvaged dump where only a whole one will do.
    public static func damaged(_ heap: OpenedHeap) -> WorkbenchError {
        let lines = heap.damage.map { "  \($0)" }.joined(separator: "\n")
        return WorkbenchError(
            .cannotRead,
            "\(heap.input.fileName) is damaged, and a whole dump was asked for (strict).\n\(lines)\n"
                + "Leave out strict to analyse what is intact.")
    }
}
