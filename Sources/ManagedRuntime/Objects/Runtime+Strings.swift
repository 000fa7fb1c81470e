import Glibc

extension Runtime {
    /// A new reference to a str. The empty one and those of one Latin-1 character are shared.
    package func makeString(_ text: String) -> ObjectRef {
        var text = text
        return text.withUTF8 { makeString(utf8: $0) }
    }

    package func makeString(_ text: StaticString) -> ObjectRef {
        makeString(utf8: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A new reference to a str from UTF-8, which must be valid except that encoded surrogates pass as they do in
    /// Python's `surrogatepass`: JSON may name lone ones.
    package func makeString(utf8: UnsafeBufferPointer<UInt8>) -> ObjectRef {
        guard let start = utf8.baseAddress, utf8.count > 0 else { return shared(statics.emptyString) }
        if utf8.count == 1 { return shared(statics.latin1(start[0])) }
        if isASCII(utf8) {
            let object = newString(length: utf8.count, width: 1, isASCII: true)
            memcpy(textStart(object), start, utf8.count)
            textStart(object)[utf8.count] = 0
            return object
        }
        return makeWideString(utf8)
    }

    private func shared(_ object: ObjectRef) -> ObjectRef {
        retain(object)
        return object
    }

    private func isASCII(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(utf8)
        var offset = 0
        while offset + 8 <= raw.count {
            if raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
                return false
            }
            offset += 8
        }
        while offset < raw.count {
            if raw[offset] >= 128 { return false }
            offset += 1
        }
        return true
    }

    /// Two passes: the first finds the widest character, which decides how wide all are.
    private func makeWideString(_ utf8: UnsafeBufferPointer<UInt8>) -> ObjectRef {
        var length = 0
        var widest: UInt32 = 0
        forEachScalar(utf8) {
            widest = max(widest, $0)
            length += 1
        }
        if length == 1, widest < 256 { return shared(statics.latin1(UInt8(widest))) }
        let width = widest < 256 ? 1 : widest < 65536 ? 2 : 4
        let object = newString(length: length, width: width, isASCII: false)
        let text = UnsafeMutableRawPointer(textStart(object))
        var offset = 0
        forEachScalar(utf8) { scalar in
            store(scalar, width: width, at: text + offset)
            offset += width
        }
        store(0, width: width, at: text + offset)
        return object
    }

    @inline(__always)
    private func store(_ scalar: UInt32, width: Int, at address: UnsafeMutableRawPointer) {
        switch width {
        case 1: address.storeBytes(of: UInt8(truncatingIfNeeded: scalar), as: UInt8.self)
        case 2: address.storeBytes(of: UInt16(truncatingIfNeeded: scalar), as: UInt16.self)
        default: address.storeBytes(of: scalar, as: UInt32.self)
        }
    }

    @inline(__always)
    private func forEachScalar(_ utf8: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
        var index = 0
        while index < utf8.count {
            let lead = UInt32(utf8[index])
            let extra = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
            precondition(index + extra < utf8.count, "UTF-8 that ends within a character")
            var scalar = extra == 0 ? lead : lead & (0x3f >> UInt32(extra))
            for offset in 0..<extra { scalar = scalar << 6 | UInt32(utf8[index + 1 + offset]) & 0x3f }
            body(scalar)
            index += extra + 1
        }
    }

    private func newString(length: Int, width: Int, isASCII: Bool) -> ObjectRef {
        let state = StringState(width: width, isASCII: isASCII)
        let object = newAtom(types.str, size: state.textOffset + width * (length + 1))
        initializeString(object, length: length, state: state)
        return object
    }

    func initializeString(_ object: ObjectRef, length: Int, state: StringState) {
        object[word: StrLayout.length] = length
        object[word: StrLayout.hash] = -1
        object[word: StrLayout.state] = Int(state.bits)
    }

    @inline(__always)
    func stringState(_ object: ObjectRef) -> StringState {
        StringState(bits: object.raw.load(fromByteOffset: StrLayout.state, as: UInt32.self))
    }

    /// Characters (code points).
    package func stringLength(_ object: ObjectRef) -> Int { object[word: StrLayout.length] }

    @inline(__always)
    func textStart(_ object: ObjectRef) -> UnsafeMutablePointer<UInt8> {
        let state = stringState(object)
        let text =
            state.isCompact
            ? object.raw + state.textOffset : object[pointer: StrLayout.data].unsafelyUnwrapped
        return text.assumingMemoryBound(to: UInt8.self)
    }

    func stringSize(_ object: ObjectRef) -> Int {
        let state = stringState(object)
        guard state.isCompact else { return object.fixedSize }
        return state.textOffset + state.width * (object[word: StrLayout.length] + 1)
    }

    @inline(__always)
    func stringHash(_ object: ObjectRef) -> Int {
        let cached = object[word: StrLayout.hash]
        return cached != -1 ? cached : computeStringHash(object)
    }

    @inline(never)
    private func computeStringHash(_ object: ObjectRef) -> Int {
        let bytes = object[word: StrLayout.length] * stringState(object).width
        let hash = bytesHash(textStart(object), bytes)
        object[word: StrLayout.hash] = hash
        return hash
    }

    func bytesHash(_ start: UnsafeRawPointer, _ count: Int) -> Int {
        guard count > 0 else { return 0 }
        return nonReserved(
            Int(bitPattern: UInt(SipHash.hash(start, count: count, key: state.pointee.hashKey))))
    }

    /// Equal strings have equal widths: a str is always as narrow as its widest character allows.
    func stringsEqual(_ left: ObjectRef, _ right: ObjectRef) -> Bool {
        let length = left[word: StrLayout.length]
        let width = stringState(left).width
        guard length == right[word: StrLayout.length], width == stringState(right).width else { return false }
        return memcmp(textStart(left), textStart(right), length * width) == 0
    }
}
