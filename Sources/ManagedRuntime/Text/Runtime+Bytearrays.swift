import Glibc

/// The buffer of a bytearray: how it grows and shrinks, as in 3.11.
extension Runtime {
    /// A new reference.
    func makeBytearray(_ contents: UnsafeRawBufferPointer) -> ObjectRef {
        let object = makeBytearray(count: contents.count)
        if contents.count > 0 {
            memcpy(bytearrayData(object), contents.baseAddress.unsafelyUnwrapped, contents.count)
        }
        return object
    }

    /// A new reference; the contents are zeros. There is a buffer, of one byte more, only where there are contents.
    func makeBytearray(count: Int) -> ObjectRef {
        let object = newAtom(types[.bytearray], size: BytearrayLayout.size)
        (object.raw + 16).initializeMemory(as: UInt8.self, repeating: 0, count: BytearrayLayout.size - 16)
        guard count > 0 else { return object }
        let buffer = allocator.allocate(count + 1)
        buffer.initializeMemory(as: UInt8.self, repeating: 0, count: count + 1)
        object[pointer: BytearrayLayout.buffer] = buffer
        object[pointer: BytearrayLayout.start] = buffer
        object[word: BytearrayLayout.allocated] = count + 1
        object[word: BytearrayLayout.count] = count
        return object
    }

    @inline(__always)
    func bytearrayCount(_ object: ObjectRef) -> Int { object[word: BytearrayLayout.count] }

    /// Only where there are contents.
    @inline(__always)
    func bytearrayData(_ object: ObjectRef) -> UnsafeMutablePointer<UInt8> {
        object[pointer: BytearrayLayout.start].unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
    }

    /// Changes the number of bytes; new ones are undefined.
    func resizeBytearray(_ object: ObjectRef, to count: Int) {
        let allocated = object[word: BytearrayLayout.allocated]
        let buffer = object[pointer: BytearrayLayout.buffer]
        let offset = buffer.map { object[pointer: BytearrayLayout.start].unsafelyUnwrapped - $0 } ?? 0
        if count == bytearrayCount(object) { return }
        var wanted = count + 1
        if count + offset + 1 <= allocated {
            if count >= allocated / 2 {
                object[word: BytearrayLayout.count] = count
                bytearrayData(object)[count] = 0
                return
            }
        } else if Double(count) <= Double(allocated) * 1.125 {
            wanted = count + count >> 3 + (count < 9 ? 3 : 6)
        }
        moveBytearray(object, offset: offset, to: wanted, count: count)
    }

    private func moveBytearray(_ object: ObjectRef, offset: Int, to wanted: Int, count: Int) {
        let old = object[pointer: BytearrayLayout.buffer]
        let buffer: UnsafeMutableRawPointer
        if offset > 0 {
            buffer = allocator.allocate(wanted)
            memcpy(buffer, bytearrayData(object), min(count, bytearrayCount(object)))
            if let old { allocator.free(old) }
        } else {
            buffer = old.map { allocator.reallocate($0, wanted) } ?? allocator.allocate(wanted)
        }
        object[pointer: BytearrayLayout.buffer] = buffer
        object[pointer: BytearrayLayout.start] = buffer
        object[word: BytearrayLayout.allocated] = wanted
        object[word: BytearrayLayout.count] = count
        buffer.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
    }

    /// Replaces the bytes between the positions by others, which must not lie in this bytearray.
    func replaceBytes(
        _ object: ObjectRef, _ lower: Int, _ upper: Int, with contents: UnsafeRawBufferPointer
    ) {
        let count = bytearrayCount(object)
        let growth = contents.count - (upper - lower)
        if growth < 0, lower == 0 {
            // What is cut off at the front stays allocated until the next move.
            object[pointer: BytearrayLayout.start] = UnsafeMutableRawPointer(bytearrayData(object) - growth)
            object[word: BytearrayLayout.count] = count
            shiftedResize(object, to: count + growth)
        } else {
            if growth < 0 {
                let data = bytearrayData(object)
                memmove(data + upper + growth, data + upper, count - upper)
                resizeBytearray(object, to: count + growth)
            } else if growth > 0 {
                resizeBytearray(object, to: count + growth)
                let data = bytearrayData(object)
                memmove(data + upper + growth, data + upper, count - upper)
            }
        }
        if contents.count > 0 {
            memcpy(bytearrayData(object) + lower, contents.baseAddress.unsafelyUnwrapped, contents.count)
        }
    }

    /// After the start has moved forward: the bytes in front of it are gone already.
    private func shiftedResize(_ object: ObjectRef, to count: Int) {
        let allocated = object[word: BytearrayLayout.allocated]
        if count >= allocated / 2 {
            object[word: BytearrayLayout.count] = count
            return
        }
        let buffer = object[pointer: BytearrayLayout.buffer].unsafelyUnwrapped
        let offset = object[pointer: BytearrayLayout.start].unsafelyUnwrapped - buffer
        moveBytearray(object, offset: offset, to: count + 1, count: count)
    }

    func freeBytearray(_ object: ObjectRef) {
        guard let buffer = object[pointer: BytearrayLayout.buffer] else { return }
        object[pointer: BytearrayLayout.buffer] = nil
        object[pointer: BytearrayLayout.start] = nil
        object[word: BytearrayLayout.count] = 0
        object[word: BytearrayLayout.allocated] = 0
        allocator.free(buffer)
    }
}
