import Glibc

extension Runtime {
    /// Takes the pending exception, which nobody can be given, and reports it on the standard error stream.
    /// - Parameter context: the function it was raised in, as far as that is known.
    func reportUnraisable(_ context: ObjectRef?) {
        let exception = takeException()
        defer { release(exception) }
        var text = "Exception ignored in: "
        do throws(Raised) {
            if let context { text += try representation(context) }
            text += "\n" + typeName(of: exception)
            let message = try string(exception)
            defer { release(message) }
            if stringLength(message) > 0 { text += ": " + stringValue(message) }
        } catch {
            dropException()
        }
        writeToStandardError(text + "\n")
    }

    /// Past the program's own stream, as the runtime's messages go.
    func writeToStandardError(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = write(2, bytes.baseAddress! + written, bytes.count - written)
                if count < 0 && errno != EINTR { return }
                written += max(count, 0)
            }
        }
    }

    private func representation(_ object: ObjectRef) throws(Raised) -> String {
        let text = try represent(object)
        defer { release(text) }
        return stringValue(text)
    }
}
