import HeapGraph

extension DumpWriter {
    /// Begins an object.
    ///
    /// - Parameters:
    ///   - size: shallow size in bytes, header and owned buffers included.
    ///   - slack: bytes between the requested and the allocated size.
    ///   - referenceCount: the runtime's own count; nil where it does not count.
    package func beginObject(
        address: UInt64, type: TypeID, size: UInt64, slack: UInt64 = 0, referenceCount: UInt64? = nil,
        flags: ObjectFlags = []
    ) {
        precondition(!isInObject, "beginObject inside an object")
        if objects.isDue { flushObjects() }
        objects.begin(
            address: address, type: type, size: size, slack: slack, referenceCount: referenceCount,
            flags: flags)
        isInObject = true
        writtenReferences = 0
        totalObjects += 1
    }

    /// A reference of the object under way; they are numbered in the order of these calls.
    package func reference(to address: UInt64, label: LabelID = .implied) {
        precondition(isInObject, "reference outside an object")
        if !objects.hasRoomForReference { flushPart() }
        objects.append(target: address, label: label.rawValue)
        totalReferences += 1
    }

    /// References of the object under way, many at once; `labels` holds a ``LabelID`` for each, 0 where it is implied.
    package func references(
        to targets: UnsafePointer<UInt64>, labels: UnsafePointer<UInt32>, count: Int
    ) {
        precondition(isInObject, "references outside an object")
        var done = 0
        while done < count {
            if !objects.hasRoomForReference { flushPart() }
            done += objects.append(targets: targets + done, labels: labels + done, count: count - done)
        }
        totalReferences += UInt64(count)
    }

    /// The value of the object under way: str as UTF-8, bytes as they are, int in decimal, float in its shortest decimal
    /// form that reads back equal. At most one an object.
    package func value(_ bytes: UnsafeRawBufferPointer) {
        precondition(isInObject, "value outside an object")
        let address = objects.currentAddress
        switch policy {
        case .full: writeValue(bytes, of: address)
        case .hashed:
            let hash = StableHash.hash(bytes, key: salt)
            values.append(hash: hash, length: bytes.count, address: address)
            if values.isFull { flushValues() }
        case .omitted: return
        }
    }

    /// The value of the object under way, given as text.
    package func value(_ text: String) {
        var text = text
        text.withUTF8 { value(UnsafeRawBufferPointer($0)) }
    }

    /// Where the object under way was allocated: a number from ``allocationSite(function:file:line:)``.
    package func site(_ site: UInt32) {
        precondition(isInObject && writtenReferences == 0, "site comes before the references")
        objects.setSite(site)
    }

    package func endObject() {
        precondition(isInObject, "endObject outside an object")
        if writtenReferences == 0 {
            objects.end()
        } else if objects.targetCount > 0 {
            flushContinuation()
        }
        isInObject = false
    }

    func flushObjects() {
        guard objects.objectCount > 0 else { return }
        pipeline.write { objects.encodeObjects(into: $0) }
    }

    func flushValues() {
        guard !values.isEmpty else { return }
        pipeline.write {
            policy == .hashed ? values.encodeHashes(into: $0) : values.encodeValues(into: $0)
        }
    }

    /// Writes what there is of an object with more references than a chunk holds.
    private func flushPart() {
        if writtenReferences > 0 { return flushContinuation() }
        objects.end()
        writtenReferences = objects.lastReferenceCount
        flushObjects()
    }

    private func flushContinuation() {
        let count = UInt64(objects.targetCount)
        pipeline.write { objects.encodeContinuation(position: writtenReferences, into: $0) }
        writtenReferences += count
    }

    /// In as many parts as it takes chunks.
    private func writeValue(_ bytes: UnsafeRawBufferPointer, of address: UInt64) {
        var offset = 0
        repeat {
            let part = UnsafeRawBufferPointer(rebasing: bytes[offset...].prefix(values.room))
            values.append(part: part, offset: offset, length: bytes.count, address: address)
            offset += part.count
            if values.isFull { flushValues() }
        } while offset < bytes.count
    }
}
