import Glibc

/// A text stream over a file descriptor: `sys.stdout` and `sys.stderr`.
///
/// ```
///  stream + 16  Int      file descriptor
///         + 24  pointer  buffer, outside the heap; 0 until something is written
///         + 32  Int      bytes in it
///         + 40  Int      `StreamMode`
/// ```
enum TextStreamLayout {
    static let descriptor = 16
    static let buffer = 24
    static let count = 32
    static let mode = 40
    static let capacity = 8192
}

/// When a stream passes on what it has: standard output when the buffer is full, or after each line if it is a terminal;
/// standard error after each line.
enum StreamMode: Int {
    case blocks, lines
}

extension Runtime {
    /// A new reference to a stream over descriptor 1 or 2.
    package func makeStandardStream(_ descriptor: Int32) -> ObjectRef {
        let stream = newObject(of: types[.textStream])
        stream[word: TextStreamLayout.descriptor] = Int(descriptor)
        let mode: StreamMode = descriptor == STDERR_FILENO || isatty(descriptor) != 0 ? .lines : .blocks
        stream[word: TextStreamLayout.mode] = mode.rawValue
        return stream
    }

    /// Writes the characters of a str to a stream.
    func writeText(_ string: ObjectRef, to stream: ObjectRef) throws(Raised) {
        let hasNewline = withUTF8(string) { bytes in
            append(bytes, to: stream)
            return stream[word: TextStreamLayout.mode] == StreamMode.lines.rawValue && bytes.contains(10)
        }
        if hasNewline { try flushStream(stream) }
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>, to stream: ObjectRef) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        if stream[pointer: TextStreamLayout.buffer] == nil {
            stream[pointer: TextStreamLayout.buffer] = malloc(TextStreamLayout.capacity)
        }
        var count = stream[word: TextStreamLayout.count]
        if count + bytes.count > TextStreamLayout.capacity {
            drain(stream)
            count = 0
        }
        if bytes.count > TextStreamLayout.capacity {
            writeAll(stream, start, bytes.count)
            return
        }
        memcpy(stream[pointer: TextStreamLayout.buffer].unsafelyUnwrapped + count, start, bytes.count)
        stream[word: TextStreamLayout.count] = count + bytes.count
    }

    func flushStream(_ stream: ObjectRef) throws(Raised) {
        guard drain(stream) else {
            throw raise(.osError, "[Errno \(errno)] \(String(cString: strerror(errno)))")
        }
    }

    /// - Returns: whether all of it could be written.
    @discardableResult
    private func drain(_ stream: ObjectRef) -> Bool {
        let count = stream[word: TextStreamLayout.count]
        guard count > 0, let buffer = stream[pointer: TextStreamLayout.buffer] else { return true }
        stream[word: TextStreamLayout.count] = 0
        return writeAll(stream, buffer, count)
    }

    @discardableResult
    private func writeAll(_ stream: ObjectRef, _ start: UnsafeRawPointer, _ count: Int) -> Bool {
        let descriptor = Int32(stream[word: TextStreamLayout.descriptor])
        var done = 0
        while done < count {
            let written = Glibc.write(descriptor, start + done, count - done)
            if written < 0 {
                guard errno == EINTR else { return false }
            } else {
                done += written
            }
        }
        return true
    }

    /// Passes on what is left and frees the buffer.
    fileprivate func clearStream(_ stream: ObjectRef) {
        drain(stream)
        guard let buffer = stream[pointer: TextStreamLayout.buffer] else { return }
        stream[pointer: TextStreamLayout.buffer] = nil
        free(buffer)
    }

    /// `sys.stdout` or `sys.stderr`, borrowed; nil where the program has taken it away.
    func systemStream(_ name: Name) throws(Raised) -> ObjectRef? {
        var loaded = dictValue(language.pointee.modules, for: self.name(.sys))
        if loaded == nil { loaded = try importNativeModule("sys") }
        guard let system = loaded, system.kind == .module else { return nil }
        return dictValue(moduleDict(system), for: self.name(name))
    }

    /// Passes on what standard output and standard error hold, as at the end of a program.
    package func flushStandardStreams() {
        guard state.pointee.language != nil else { return }
        for name in [Name.stdout, .stderr] {
            do throws(Raised) {
                guard let stream = try systemStream(name), stream != none else { continue }
                retain(stream)
                defer { release(stream) }
                if stream.type == types[.textStream] {
                    drain(stream)
                } else {
                    release(try callMethod(stream, self.name(.flush)))
                }
            } catch {
                dropException()
            }
        }
    }
}

extension NativeType {
    static var textStream: NativeType {
        NativeType(.textStream) {
            $0.slots = { slots in
                slots.represent = { (runtime, stream) throws(Raised) in
                    let name = runtime.streamName(stream)
                    return runtime.makeString("<_io.TextIOWrapper name='\(name)' mode='w' encoding='utf-8'>")
                }
                slots.traverse = { _, _, _ in }
                slots.clear = { runtime, stream in runtime.clearStream(stream) }
            }
            $0.methods = textStreamMethods
            $0.attributes = [
                textAttribute("encoding") { _, _ in "utf-8" },
                textAttribute("errors") { runtime, stream in
                    stream[word: TextStreamLayout.descriptor] == 2 ? "backslashreplace" : "strict"
                },
                textAttribute("mode") { _, _ in "w" },
                textAttribute("name") { runtime, stream in runtime.streamName(stream) },
                NativeAttribute(
                    "closed", get: { (runtime, _) throws(Raised) in runtime.retained(runtime.statics.false) }),
            ]
        }
    }

    private static func textAttribute(
        _ name: String, _ text: @escaping (Runtime, ObjectRef) -> String
    ) -> NativeAttribute {
        NativeAttribute(
            name, get: { (runtime, stream) throws(Raised) in runtime.makeString(text(runtime, stream)) })
    }

    private static var textStreamMethods: [NativeFunction] {
        [
            NativeFunction("write", "(self, text, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "TextIOWrapper.write")
                guard arguments[1].kind == .str else {
                    throw runtime.typeError(
                        "write() argument must be str, not \(runtime.typeName(of: arguments[1]))")
                }
                try runtime.writeText(arguments[1], to: arguments[0])
                return runtime.makeInt(runtime.stringLength(arguments[1]))
            },
            NativeFunction("writelines", "(self, lines, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "_IOBase.writelines")
                let stream = arguments[0]
                try runtime.forEach(in: arguments[1]) { (line) throws(Raised) in
                    guard line.kind == .str else {
                        throw runtime.typeError(
                            "write() argument must be str, not \(runtime.typeName(of: line))")
                    }
                    try runtime.writeText(line, to: stream)
                }
                return runtime.retained(runtime.none)
            },
            NativeFunction("flush", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "TextIOWrapper.flush")
                try runtime.flushStream(arguments[0])
                return runtime.retained(runtime.none)
            },
            NativeFunction("isatty", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "TextIOWrapper.isatty")
                let isTerminal = isatty(Int32(arguments[0][word: TextStreamLayout.descriptor])) != 0
                return runtime.retained(runtime.bool(isTerminal))
            },
            NativeFunction("fileno", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "TextIOWrapper.fileno")
                return runtime.makeInt(arguments[0][word: TextStreamLayout.descriptor])
            },
            NativeFunction("writable", "(self, /)") { (runtime, arguments) throws(Raised) in
                runtime.retained(runtime.statics.true)
            },
            NativeFunction("readable", "(self, /)") { (runtime, arguments) throws(Raised) in
                runtime.retained(runtime.statics.false)
            },
        ]
    }
}

extension Runtime {
    fileprivate func streamName(_ stream: ObjectRef) -> String {
        stream[word: TextStreamLayout.descriptor] == 2 ? "<stderr>" : "<stdout>"
    }
}
