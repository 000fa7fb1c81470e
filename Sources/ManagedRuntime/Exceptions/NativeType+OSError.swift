import Glibc

enum OSErrorLayout {
    static let number = 72
    static let text = 80
    static let file = 88
    static let otherFile = 96
}

extension NativeType {
    static var osError: NativeType {
        NativeType(.osError) { type in
            type.slots = { slots in
                slots.new = { (runtime, type, arguments) throws(Raised) in
                    try runtime.newOSError(type, arguments)
                }
                // `new` has done it all.
                slots.initialize = { (runtime, exception, arguments) throws(Raised) in
                    try runtime.expectNoKeywords(arguments, of: exception)
                }
                slots.string = { (runtime, exception) throws(Raised) in
                    try runtime.describeOSError(exception)
                }
            }
            type.attributes = [
                .field("errno", OSErrorLayout.number), .field("strerror", OSErrorLayout.text),
                .field("filename", OSErrorLayout.file), .field("filename2", OSErrorLayout.otherFile),
            ]
        }
    }
}

extension ExceptionKind {
    /// The class of OSError for an error number.
    fileprivate static func ofError(_ number: Int) -> ExceptionKind? {
        switch Int32(clamping: number) {
        case EAGAIN, EALREADY, EINPROGRESS: .blockingIOError
        case EPIPE, ESHUTDOWN: .brokenPipeError
        case ECHILD: .childProcessError
        case ECONNABORTED: .connectionAbortedError
        case ECONNREFUSED: .connectionRefusedError
        case ECONNRESET: .connectionResetError
        case EEXIST: .fileExistsError
        case ENOENT: .fileNotFoundError
        case EISDIR: .isADirectoryError
        case ENOTDIR: .notADirectoryError
        case EINTR: .interruptedError
        case EACCES, EPERM: .permissionError
        case ESRCH: .processLookupError
        case ETIMEDOUT: .timeoutError
        default: nil
        }
    }
}

extension Runtime {
    /// Two to five arguments are number, text, file, (a Windows error) and another file.
    fileprivate func newOSError(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        var type = type
        let isParsed = (2...5).contains(arguments.count)
        if isParsed, type == exceptionType(.osError), arguments[0].kind == .int,
            let kind = intValue(arguments[0]).flatMap(ExceptionKind.ofError)
        {
            type = exceptionType(kind)
        }
        let exception = newException(type)
        var kept = arguments.count
        if isParsed {
            set(exception, OSErrorLayout.number, arguments[0])
            set(exception, OSErrorLayout.text, arguments[1])
            if let file = arguments.optional(2), file != none {
                set(exception, OSErrorLayout.file, file)
                if let other = arguments.optional(4), other != none {
                    set(exception, OSErrorLayout.otherFile, other)
                }
                kept = 2
            }
        }
        exception[reference: ExceptionLayout.arguments] = makeTuple(arguments.values, count: kept)
        return exception
    }

    fileprivate func describeOSError(_ exception: ObjectRef) throws(Raised) -> ObjectRef {
        guard let number = exception[reference: OSErrorLayout.number],
            let text = exception[reference: OSErrorLayout.text]
        else {
            return try exceptionType(.baseException).slots.pointee.string.unsafelyUnwrapped(self, exception)
        }
        let (shownNumber, shownText) = (try string(number), try string(text))
        defer {
            release(shownNumber)
            release(shownText)
        }
        var message = "[Errno \(stringValue(shownNumber))] \(stringValue(shownText))"
        if let file = exception[reference: OSErrorLayout.file] {
            message += ": \(try self.text(representing: file))"
            if let other = exception[reference: OSErrorLayout.otherFile] {
                message += " -> \(try self.text(representing: other))"
            }
        }
        return makeString(message)
    }

    /// Raises OSError for an error number of the system, with the file it was about.
    package func raiseOSError(_ number: Int32, file: String? = nil) -> Raised {
        var values = [makeInt(Int(number)), makeString(String(cString: strerror(number)))]
        if let file { values.append(makeString(file)) }
        defer { for value in values { release(value) } }
        do throws(Raised) {
            return raise(owned: try call(exceptionType(.osError), values))
        } catch {
            return error
        }
    }
}
