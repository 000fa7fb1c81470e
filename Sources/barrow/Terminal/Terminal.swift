import Glibc

/// What is known of the terminal behind a standard stream.
struct Terminal {
    let isTerminal: Bool
    /// Columns to wrap at.
    let width: Int
    /// See no-color.org.
    let hasColor: Bool

    static let output = Terminal(STDOUT_FILENO)
    static let error = Terminal(STDERR_FILENO)

    private init(_ descriptor: CInt) {
        isTerminal = isatty(descriptor) == 1
        var size = winsize()
        let isSized = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        width = isTerminal && isSized ? Int(size.ws_col) : 100
        let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        hasColor = isTerminal && !noColor
    }

    /// Writes a line to standard error.
    static func complain(_ message: String) {
        put(message.hasSuffix("\n") ? message : message + "\n")
    }

    /// Writes to standard error as it is, in one call.
    static func put(_ text: String) {
        var text = text
        text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
