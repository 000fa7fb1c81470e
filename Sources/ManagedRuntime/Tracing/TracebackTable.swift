import Glibc

/// A line of a file that was being executed. File and function are str objects, which the table holds; in a native frame
/// the number of its function stands for both.
///
/// ```
///  frame + 0   file      pointer to a str, or 2 * number + 1, or 0: not known
///        + 8   function  pointer to a str, or 0
///        + 16  line      Int
/// ```
struct TraceFrame: Equatable {
    var file: UInt
    var function: UInt
    var line: Int

    static let unknown = TraceFrame(file: 0, function: 0, line: 0)

    var fileObject: ObjectRef? { Self.object(file) }
    var functionObject: ObjectRef? { Self.object(function) }
    var nativeFunction: Int? { file & 1 == 1 ? Int(file >> 1) : nil }

    private static func object(_ word: UInt) -> ObjectRef? {
        word & 1 == 0 ? UnsafeMutableRawPointer(bitPattern: word).map(ObjectRef.init) : nil
    }
}

/// Every traceback once: its frames, the innermost first, and how many there were beyond the limit.
struct TracebackTable {
    private struct Entry {
        var hash: UInt
        var first: Int
        var count: Int32
        /// Frames there were, kept or not.
        var total: Int32
    }

    private var frames = RawArray<TraceFrame>()
    private var entries = RawArray<Entry>()
    /// Open addressing: an entry's number, or -1.
    private var index = RawArray<Int32>(repeating: -1, count: 256)

    var count: Int { entries.count }
    var byteCount: Int { frames.byteCount + entries.byteCount + index.byteCount }

    /// The traceback of what runs now.
    mutating func current(_ runtime: Runtime, limit: Int) -> TracebackID {
        let first = frames.count
        var total = 0
        var hash: UInt = 0x345678
        var next = runtime.currentFrame
        while let frame = next {
            next = frame.previous
            if total < limit {
                let recorded = runtime.traceFrame(of: frame)
                hash =
                    (hash ^ recorded.file ^ recorded.function << 1 ^ UInt(bitPattern: recorded.line) << 7)
                    &* 1_000_003
                frames.append(recorded)
            }
            total += 1
        }
        if total == 0 {
            frames.append(.unknown)
            total = 1
        }
        hash ^= UInt(total)
        return enter(
            Entry(
                hash: hash, first: first, count: Int32(frames.count - first), total: Int32(clamping: total)),
            runtime)
    }

    /// The entry's number: that of an equal one, or a new one, which keeps the frames just written.
    private mutating func enter(_ entry: Entry, _ runtime: Runtime) -> TracebackID {
        var slot = Int(bitPattern: entry.hash ^ entry.hash >> 29) & (index.count - 1)
        while index[slot] >= 0 {
            let number = Int(index[slot])
            if entries[number].hash == entry.hash, isSame(entries[number], entry) {
                frames.removeLast(frames.count - entry.first)
                return TracebackID(number: UInt32(number))
            }
            slot = (slot + 1) & (index.count - 1)
        }
        for position in entry.first..<frames.count {
            if let file = frames[position].fileObject { runtime.retain(file) }
            if let function = frames[position].functionObject { runtime.retain(function) }
        }
        index[slot] = Int32(entries.count)
        entries.append(entry)
        if 2 * entries.count > index.count { grow() }
        return TracebackID(number: UInt32(entries.count - 1))
    }

    private func isSame(_ one: Entry, _ other: Entry) -> Bool {
        guard one.count == other.count, one.total == other.total else { return false }
        for offset in 0..<Int(one.count) where frames[one.first + offset] != frames[other.first + offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        let size = 2 * index.count
        index.free()
        index = RawArray(repeating: -1, count: size)
        for number in 0..<entries.count {
            let hash = entries[number].hash
            var slot = Int(bitPattern: hash ^ hash >> 29) & (size - 1)
            while index[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            index[slot] = Int32(number)
        }
    }

    /// The frames, the innermost first, and how many there were.
    func traceback(_ id: TracebackID) -> (frames: UnsafeBufferPointer<TraceFrame>, total: Int) {
        let entry = entries[Int(id.number)]
        return (frames.slice(entry.first, Int(entry.count)), Int(entry.total))
    }

    mutating func clear(_ runtime: Runtime) {
        let held = frames
        frames = RawArray()
        entries.removeLast(entries.count)
        index.free()
        index = RawArray(repeating: -1, count: 256)
        for position in 0..<held.count {
            if let file = held[position].fileObject { runtime.release(file) }
            if let function = held[position].functionObject { runtime.release(function) }
        }
        held.free()
    }

    /// Calls `body` with the strings that the table holds, once for each reference.
    func forEachReference(_ body: (ObjectRef) -> Void) {
        for position in 0..<frames.count {
            if let file = frames[position].fileObject { body(file) }
            if let function = frames[position].functionObject { body(function) }
        }
    }

    func free() {
        frames.free()
        entries.free()
        index.free()
    }
}

/// A growing array in memory of its own, without reference counting or exclusivity checks.
struct RawArray<Element: BitwiseCopyable> {
    private var base: UnsafeMutablePointer<Element>?
    private(set) var count = 0
    private var capacity = 0

    init() {}

    init(repeating element: Element, count: Int) {
        reserve(count)
        base.unsafelyUnwrapped.initialize(repeating: element, count: count)
        self.count = count
    }

    var byteCount: Int { capacity * MemoryLayout<Element>.stride }

    @inline(__always)
    subscript(_ index: Int) -> Element {
        get { base.unsafelyUnwrapped[index] }
        nonmutating set { base.unsafelyUnwrapped[index] = newValue }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { reserve(max(16, 2 * capacity)) }
        base.unsafelyUnwrapped[count] = element
        count += 1
    }

    mutating func removeLast(_ removed: Int) { count -= removed }

    func slice(_ first: Int, _ count: Int) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(start: base.map { $0 + first }, count: count)
    }

    private mutating func reserve(_ newCapacity: Int) {
        guard let memory = realloc(base, newCapacity * MemoryLayout<Element>.stride) else {
            fatalError("out of memory: no room for \(newCapacity) elements of a table")
        }
        base = memory.bindMemory(to: Element.self, capacity: newCapacity)
        capacity = newCapacity
    }

    func free() { Glibc.free(base) }
}
