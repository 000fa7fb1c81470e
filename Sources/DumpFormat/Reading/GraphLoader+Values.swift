import DumpFiles
import HeapGraph

/// A value that comes in parts: its beginning and the hash of what was there so far.
struct PartialValue {
    /// As much as a graph keeps of a value, or more.
    static let previewBytes = 256

    var address: UInt64
    var length: UInt64
    var position: UInt64 = 0
    var preview: [UInt8] = []
    var hash = StableHash.Stream()

    /// False where the part does not continue this value.
    mutating func append(_ part: UnsafeRawBufferPointer, at offset: UInt64, of address: UInt64) -> Bool {
        guard address == self.address, offset == position else { return false }
        position += UInt64(part.count)
        preview += part.prefix(Self.previewBytes - preview.count)
        hash.update(part)
        return true
    }
}

extension GraphLoader {
    func readValues() throws(DumpError) {
        var open: PartialValue?
        try audit.forEach(.values, .hashes) { header, bytes throws(LostPayload) in
            if header.tag == .hashes { return self.addHashes(try HashPayload(bytes, header: header)) }
            let payload = try ValuePayload(bytes, header: header)
            var start = 0
            for row in payload.addresses.indices {
                let end = start + Int(payload.parts[row])
                self.add(payload, row, UnsafeRawBufferPointer(rebasing: payload.bytes[start..<end]), &open)
                start = end
            }
        }
        if open != nil { noteCut() }
    }

    private func add(
        _ payload: ValuePayload, _ row: Int, _ part: UnsafeRawBufferPointer, _ open: inout PartialValue?
    ) {
        let (address, length) = (payload.addresses[row], payload.lengths[row])
        let offset = payload.offsets[row]
        if offset == 0 {
            if open != nil { noteCut() }
            open = nil
            if UInt64(part.count) == length {
                return set(address, length, StableHash.hash(part), part)
            }
            open = PartialValue(address: address, length: length)
        }
        guard open?.append(part, at: offset, of: address) == true, open!.position <= length else {
            open = nil
            return noteCut()
        }
        if let whole = open, whole.position == length {
            whole.preview.withUnsafeBytes { set(address, length, whole.hash.finish(), $0) }
            open = nil
        }
    }

    private func addHashes(_ payload: HashPayload) {
        for row in payload.addresses.indices {
            set(
                payload.addresses[row], payload.lengths[row], payload.hashes[row], .init(start: nil, count: 0)
            )
        }
    }

    private func set(_ address: UInt64, _ length: UInt64, _ hash: UInt64, _ bytes: UnsafeRawBufferPointer) {
        guard let object = builder.object(at: address) else {
            return builder.note("values of objects that are not in the dump", 1)
        }
        builder.setValue(
            of: object, hash: hash, length: UInt32(clamping: length), bytes: bytes.bindMemory(to: UInt8.self))
    }

    private func noteCut() { builder.note("values of which parts are missing", 1) }
}
