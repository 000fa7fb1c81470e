extension Runtime {
    /// The text of a str; lone surrogates become U+FFFD.
    package func stringValue(_ object: ObjectRef) -> String {
        withUTF8(object) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the text as UTF-8. ASCII is passed where it lies; the rest is converted, lone surrogates to
    /// U+FFFD, which UTF-8 cannot hold.
    package func withUTF8<Result, Failure: Error>(
        _ object: ObjectRef, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let state = stringState(object)
        let length = object[word: StrLayout.length]
        let text = textStart(object)
        if state.isASCII { return try body(UnsafeBufferPointer(start: text, count: length)) }
        let capacity = length * min(4, state.width + 1)
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
        defer { buffer.deallocate() }
        var count = 0
        for index in 0..<length {
            let scalar = Unicode.Scalar(codePoint(text, index, state.width)) ?? "\u{FFFD}"
            for byte in UTF8.encode(scalar).unsafelyUnwrapped {
                buffer[count] = byte
                count += 1
            }
        }
        return try body(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }

    private func codePoint(_ text: UnsafeRawPointer, _ index: Int, _ width: Int) -> UInt32 {
        switch width {
        case 1: UInt32(text.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(text.load(fromByteOffset: 2 * index, as: UInt16.self))
        default: text.load(fromByteOffset: 4 * index, as: UInt32.self)
        }
    }

    /// A new reference to a bytes object with these contents. The empty one and those of one byte are shared.
    package func makeBytes(_ contents: UnsafeRawBufferPointer) -> ObjectRef {
        if contents.count == 1 { return retained(statics.byte(contents[0])) }
        let object = makeBytes(count: contents.count)
        if let start = contents.baseAddress {
            (object.raw + BytesLayout.data).copyMemory(from: start, byteCount: contents.count)
        }
        return object
    }

    /// A new reference to `count` bytes of the same value.
    package func makeBytes(repeating byte: UInt8 = 0, count: Int) -> ObjectRef {
        if count == 0 {
            retain(statics.emptyBytes)
            return statics.emptyBytes
        }
        let object = newAtom(types.bytes, size: BytesLayout.emptySize + count)
        object[word: BytesLayout.count] = count
        object[word: BytesLayout.hash] = -1
        let data = (object.raw + BytesLayout.data).assumingMemoryBound(to: UInt8.self)
        data.update(repeating: byte, count: count)
        data[count] = 0
        return object
    }

    package func bytesContents(_ object: ObjectRef) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: object.raw + BytesLayout.data, count: object[word: BytesLayout.count])
    }

    func bytesHash(_ object: ObjectRef) -> Int {
        let cached = object[word: BytesLayout.hash]
        if cached != -1 { return cached }
        let contents = bytesContents(object)
        let hash = bytesHash(contents.baseAddress.unsafelyUnwrapped, contents.count)
        object[word: BytesLayout.hash] = hash
        return hash
    }
}
