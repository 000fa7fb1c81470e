/// Tells the objects in used blocks of pymalloc, which nothing that was read refers to, from what else is in blocks.
///
/// Blocks are handed out as they were given back: a buffer of which the first words were not written to yet begins with
/// the count and type of the object that stood there before. So more is asked for than a count and a type: that the block
/// is of the size that would be asked for, that the collector's words are those of an object on none of its lists, and
/// that all the object refers to are objects.
struct BlockProbe {
    let reader: ObjectReader
    let allocator: AllocatorKind
    /// A collection under way has objects on lists of its own.
    let isCollecting: Bool

    /// The object in a block; nil where there is none.
    func object(inBlockAt start: UInt64, size: Int) -> UInt64? {
        // It begins after the words that its type puts before it.
        for offset: UInt64 in [0, 16, 32] where offset + 16 <= UInt64(size) {
            let object = start &+ offset
            let type = reader.typeRow(at: object)
            if type >= 0, reader.blockStart(of: object, type: type) == start,
                isPlausible(object, type: type, start, size)
            {
                return object
            }
        }
        return nil
    }

    private func isPlausible(_ object: UInt64, type: Int, _ start: UInt64, _ size: Int) -> Bool {
        let requested = reader.requestedSize(of: object, type: type)
        return requested > Self.headSize && hasPlausibleCount(object)
            && fits(requested, in: roomAsked(for: start, size), isFixed: reader.hasFixedSize(type: type))
            && (isCollecting || reader.hasUntrackedHead(object, type: type))
            && reader.isSoundValue(of: object, type: type) && refersToObjects(object, type: type)
    }

    /// Of an object with nothing but a count and a type nothing tells it from an old one.
    private static let headSize: UInt64 = 16

    /// Where a program is linked to a fixed address its static objects lie so low that pointers to them may be counts.
    private func hasPlausibleCount(_ object: UInt64) -> Bool {
        guard let count = reader.referenceCount(of: object) else { return true }
        return reader.space.pointer(count, 1) == nil
    }

    /// The bytes that a block was asked for, or could have been asked for at most.
    ///
    /// The debug hooks write them, big-endian, before what they hand out.
    private func roomAsked(for start: UInt64, _ size: Int) -> UInt64 {
        guard allocator.hasPads, let asked = reader.space.word(start &- 16)?.byteSwapped,
            asked <= UInt64(size)
        else { return UInt64(size) }
        return asked
    }

    /// An object that was made smaller stays in its block unless a quarter of it would be free (`pymalloc_realloc`).
    private func fits(_ requested: UInt64, in room: UInt64, isFixed: Bool) -> Bool {
        guard requested <= room else { return false }
        return isFixed ? room - requested < UInt64(PoolGeometry.blockAlignment) : requested * 4 >= room * 3
    }

    private func refersToObjects(_ object: UInt64, type: Int) -> Bool {
        var sink = ProbingSink(reader: reader)
        reader.visit(object, type: type, into: &sink)
        return sink.isSound
    }
}

/// Whether all that an object refers to can be what it should be.
private struct ProbingSink: ReferenceSink {
    static let takesLabels = false

    unowned(unsafe) let reader: ObjectReader
    private(set) var isSound = true

    init(reader: ObjectReader) { self.reader = reader }

    mutating func reference(to target: UInt64, _ label: LabelNumber) {
        if reader.typeRow(at: target) < 0 { isSound = false }
    }

    mutating func buffer(at address: UInt64, requested: UInt64) {
        if reader.space.pointer(address, 1) == nil { isSound = false }
    }

    mutating func note(_ what: StaticString) { isSound = false }
}
