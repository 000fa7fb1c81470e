/// Why a payload cannot be used, as a clause: it is damaged, or it arrived intact and contradicts itself.
struct LostPayload: Error {
    var reason: String
}

/// Takes a payload apart from front to back. Every length is checked before it is used.
struct PayloadCursor {
    private var rest: UnsafeMutableRawBufferPointer

    init(_ bytes: UnsafeMutableRawBufferPointer) { rest = bytes }

    var remaining: Int { rest.count }

    mutating func next<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type = Value.self
    ) throws(LostPayload) -> Value {
        Value(littleEndian: try bytes(MemoryLayout<Value>.size).loadUnaligned(as: Value.self))
    }

    /// A column of `count` values. Columns come widest first, so each is aligned.
    mutating func column<Value: FixedWidthInteger & BitwiseCopyable>(
        _ type: Value.Type = Value.self, count: Int
    ) throws(LostPayload) -> UnsafeMutableBufferPointer<Value> {
        let (length, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.size)
        guard !overflow else { throw LostPayload(reason: "its columns are longer than its payload") }
        return try bytes(length).bindMemory(to: Value.self)
    }

    mutating func bytes(_ count: Int) throws(LostPayload) -> UnsafeMutableRawBufferPointer {
        guard count >= 0, count <= rest.count else {
            throw LostPayload(reason: "its columns are longer than its payload")
        }
        defer { rest = UnsafeMutableRawBufferPointer(rebasing: rest[count...]) }
        return UnsafeMutableRawBufferPointer(rebasing: rest[..<count])
    }

    /// The payload has nothing after its last column.
    func expectEnd() throws(LostPayload) {
        guard rest.isEmpty else { throw LostPayload(reason: "its payload is longer than its columns") }
    }
}
