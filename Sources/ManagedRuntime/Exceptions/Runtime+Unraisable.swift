import Glibc

/// Exceptions that nobody can be given: of finalizers and callbacks.
extension Runtime {
    /// Takes the pending exception and reports it on the standard error stream.
    /// - Parameter context: the function it was raised in, as far as that is known.
    func reportUnraisable(_ context: ObjectRef?) {
        let exception = takeException()
        defer { release(exception) }
        var report = ""
        if let context {
            report = "Exception ignored in: "
            do throws(Raised) {
                report += try text(representing: context)
            } catch {
                dropException()
                report += "<object repr() failed>"
            }
            report += "\n"
        }
        if exception[reference: ExceptionLayout.traceback] == nil, let frame = callingFrame() {
            state.pointee.pendingException = exception
            addTraceback(frame)
            state.pointee.pendingException = nil
        }
        if let traceback = exception[reference: ExceptionLayout.traceback] {
            var printer = TracebackPrinter(self)
            printer.write(traceback)
            report += printer.text
        }
        report += describeType(of: exception)
        let message = plainText(exception) ?? "<exception str() failed>"
        if !message.isEmpty { report += ": " + message }
        writeToStandardError(report + "\n")
    }

    /// Past the program's own stream, as the runtime's messages go.
    package func writeToStandardError(_ text: String) {
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
}
