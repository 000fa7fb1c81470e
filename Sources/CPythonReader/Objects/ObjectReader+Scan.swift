extension ObjectReader {
    /// A word that nobody describes: a reference if an object stands there, else perhaps the address of a block of memory
    /// in which references are. That block is taken for the object's own.
    ///
    /// Such a block must be an allocation of its own, and not an object's: a pointer to another object's collector head
    /// or to a shared structure would count that one's references again.
    @inline(never)
    func scan<S: ReferenceSink>(
        _ word: UInt64, of object: UInt64, at offset: Int, _ label: @autoclosure () -> LabelNumber,
        into sink: inout S
    ) {
        guard word & 7 == 0 else { return }
        if typeRow(at: word) >= 0 { return sink.reference(to: word, label()) }
        let allocation = allocationSize(word)
        guard allocation > 0, !isObjectBlock(word), !python.interpreters.contains(word) else { return }
        sink.buffer(at: word, requested: UInt64(allocation))
        let size = min(allocation, Self.indirectLimit) & ~7
        guard let bytes = space.pointer(word, size) else { return }
        if size > Self.structureLimit, !isMostlyObjects(bytes, size) { return }
        for position in Swift.stride(from: 0, to: size, by: 8) {
            let target = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            guard target != 0, target != object, typeRow(at: target) >= 0 else { continue }
            sink.reference(
                to: target, labels.label("+\(offset)->\(position)", isConservative: true))
        }
    }

    /// How far into a block to look.
    private static let indirectLimit = 1 << 16
    /// A larger block is an array of pointers, or a buffer in which old pointers may lie about.
    private static let structureLimit = 1 << 10

    private func isMostlyObjects(_ bytes: UnsafeRawPointer, _ size: Int) -> Bool {
        var objects = 0
        var others = 0
        for position in Swift.stride(from: 0, to: size, by: 8) {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if word == 0 { continue }
            if typeRow(at: word) >= 0 { objects += 1 } else { others += 1 }
        }
        return objects > others
    }

    /// Whether an object starts behind a collector head or what 3.11 and later put before it.
    private func isObjectBlock(_ address: UInt64) -> Bool {
        typeRow(at: address &+ 16) >= 0 || typeRow(at: address &+ 32) >= 0
    }

    /// The items of a C type with items that nobody describes.
    func scanItems<S: ReferenceSink>(of object: UInt64, _ record: TypeRecord, into sink: inout S) {
        guard record.traits.contains(.scansItems), let count = itemCount(of: object) else { return }
        let start = (Int(record.basicSize) + 7) & ~7
        let size = count &* Int(record.itemSize) & ~7
        guard size > 0, size < 1 << 40, let bytes = space.pointer(object &+ UInt64(start), size) else {
            return
        }
        for position in Swift.stride(from: 0, to: size, by: 8) {
            let target = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            guard target != 0, typeRow(at: target) >= 0 else { continue }
            sink.reference(to: target, labels.label("+\(start + position)", isConservative: true))
        }
    }
}
