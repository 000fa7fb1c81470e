/// Text under construction, as UTF-8 in raw memory: what the representation of a container is written into.
///
/// Costs no Swift object a piece. Lone surrogates do not survive.
struct TextWriter: ~Copyable {
    private var buffer: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int

    init(capacity: Int = 64) {
        self.capacity = capacity
        buffer = .allocate(capacity: capacity)
    }

    deinit { buffer.deallocate() }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if count + bytes.count > capacity { grow(count + bytes.count) }
        (buffer + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    /// The characters of a str.
    mutating func append(_ string: ObjectRef, _ runtime: Runtime) {
        runtime.withUTF8(string) { append($0) }
    }

    mutating func append(representationOf object: ObjectRef, _ runtime: Runtime) throws(Raised) {
        let text = try runtime.represent(object)
        append(text, runtime)
        runtime.release(text)
    }

    /// A new str of what was written.
    borrowing func string(_ runtime: Runtime) -> ObjectRef {
        runtime.makeString(utf8: UnsafeBufferPointer(start: buffer, count: count))
    }

    private mutating func grow(_ needed: Int) {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(needed, 2 * capacity))
        larger.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = larger
        capacity = max(needed, 2 * capacity)
    }
}

/// The containers whose representation is under way: one that comes up again within itself is shown as dots.
struct RepresentationStack {
    private var objects: UnsafeMutablePointer<ObjectRef>?
    private var count = 0
    private var capacity = 0

    /// - Returns: whether the object was not there yet, and is now.
    mutating func enter(_ object: ObjectRef) -> Bool {
        for index in stride(from: count - 1, through: 0, by: -1)
        where objects.unsafelyUnwrapped[index] == object { return false }
        if count == capacity { grow() }
        (objects.unsafelyUnwrapped + count).initialize(to: object)
        count += 1
        return true
    }

    mutating func leave() { count -= 1 }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<ObjectRef>.allocate(capacity: max(16, 2 * capacity))
        if let objects {
            larger.update(from: objects, count: count)
            objects.deallocate()
        }
        objects = larger
        capacity = max(16, 2 * capacity)
    }
}

extension Runtime {
    /// Writes a representation with `body`, or `dots` where the object's own is being written already.
    func representing(
        _ object: ObjectRef, dots: StaticString, _ body: (inout TextWriter) throws(Raised) -> Void
    ) throws(Raised) -> ObjectRef {
        let language = language
        guard language.pointee.representing.enter(object) else { return makeString(dots) }
        defer { language.pointee.representing.leave() }
        var writer = TextWriter()
        try body(&writer)
        return writer.string(self)
    }
}
