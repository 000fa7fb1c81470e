import DumpFiles
import HeapGraph

extension GraphLoader {
    /// Rows must fit the numbers of objects, and leave room for virtual nodes.
    private static let maximumObjects = UInt64(UInt32.max) - 16

    // MARK: First pass

    /// What the first pass knows of an object whose references may go on in the next chunk.
    private struct Announcement {
        var address: UInt64
        var references: UInt32
        var labels: UInt32
    }

    /// Announces every object.
    func declareObjects() throws(DumpError) {
        var declared: UInt64 = 0
        var parts = ReferenceParts(fileSize: reader.fileSize)
        var open: Announcement?
        try audit.forEach(.objects, .references) { header, bytes throws(LostPayload) in
            if header.tag == .objects {
                let payload = try ObjectPayload(bytes, header: header)
                declared += UInt64(payload.count)
                guard declared <= Self.maximumObjects else {
                    throw LostPayload(reason: "the dump has more objects than can be numbered")
                }
                if let open { self.declare(open) }
                open = self.declareAllButLast(of: payload)
                parts.begin(with: payload)
            } else {
                let payload = try ContinuationPayload(bytes, header: header)
                guard let (_, own) = parts.accept(payload) else {
                    throw LostPayload(reason: "the object whose references it continues is not at hand")
                }
                open!.references = UInt32(own.upperBound)
                open!.labels += Self.labelCount(payload.labels.map { $0[...] })
            }
        }
        if let open { declare(open) }
    }

    private func declare(_ object: Announcement) {
        builder.declare(
            address: object.address, references: object.references, explicitLabels: object.labels)
    }

    private func declareAllButLast(of payload: ObjectPayload) -> Announcement? {
        var first = 0
        var last: Announcement?
        for row in 0..<payload.count {
            if let last { declare(last) }
            let references = payload.references[row]
            let labels = payload.labels.map { $0[first..<first + Int(references)] }
            last = Announcement(
                address: payload.addresses[row], references: references, labels: Self.labelCount(labels))
            first += Int(references)
        }
        return last
    }

    private static func labelCount(_ labels: Slice<UnsafeMutableBufferPointer<UInt32>>?) -> UInt32 {
        labels?.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } ?? 0
    }

    // MARK: Second pass

    /// Puts every object and reference in its place.
    func defineObjects() throws(DumpError) {
        var parts = ReferenceParts(fileSize: reader.fileSize)
        /// The last object; nil where another one stands at its address.
        var open: ObjectID?
        var failure: ImageError?
        try audit.forEach(.objects, .references) { header, bytes throws(LostPayload) in
            guard failure == nil else { return }
            do throws(ImageError) {
                if header.tag == .objects {
                    guard let payload = try? ObjectPayload(bytes, header: header) else { return }
                    open = try self.define(payload)
                    parts.begin(with: payload)
                } else {
                    guard let payload = try? ContinuationPayload(bytes, header: header),
                        let (_, own) = parts.accept(payload), let open
                    else { return }
                    self.setReferences(of: open, from: own.lowerBound, payload)
                }
            } catch {
                failure = error
            }
        }
        if let failure { try withRoom(forGraphOf: reader.path) { () throws(ImageError) in throw failure } }
    }

    /// Returns the last object.
    private func define(_ payload: ObjectPayload) throws(ImageError) -> ObjectID? {
        mapTypes(payload.types)
        if let labels = payload.labels { mapLabels(labels) }
        if let sites = payload.sites { mapSites(sites) }
        return try builder.define(payload.rows)
    }

    private func setReferences(of object: ObjectID, from position: Int, _ part: ContinuationPayload) {
        if let labels = part.labels { mapLabels(labels) }
        builder.setReferences(
            of: object, from: position, targets: UnsafeBufferPointer(part.targets),
            labels: part.labels.map { UnsafeBufferPointer($0) })
    }

    /// Our numbers instead of the dump's.
    private func mapTypes(_ column: UnsafeMutableBufferPointer<UInt32>) {
        let types = rows[.types] ?? RowMap()
        if types.isIdentity, column.allSatisfy({ $0 < types.count }) { return }
        for row in column.indices {
            if let type = types.find(column[row]) {
                column[row] = UInt32(type)
            } else {
                column[row] = unknownType().rawValue
                builder.note("objects whose type is not in the dump", 1)
            }
        }
    }

    /// As ``mapTypes(_:)``; 0 stays 0, so both passes count the same labels.
    private func mapLabels(_ column: UnsafeMutableBufferPointer<UInt32>) {
        let labels = rows[.labels] ?? RowMap(origin: 1)
        if labels.isIdentity, column.allSatisfy({ $0 <= labels.count }) { return }
        for row in column.indices where column[row] != 0 {
            if let label = labels.find(column[row]) {
                column[row] = UInt32(label) + 1
            } else {
                column[row] = unknownLabel().rawValue
                builder.note("references whose label is not in the dump", 1)
            }
        }
    }

    private func mapSites(_ column: UnsafeMutableBufferPointer<UInt32>) {
        let sites = rows[.sites] ?? RowMap()
        for row in column.indices where column[row] != noRow {
            if let site = sites.find(column[row]) {
                column[row] = UInt32(site)
            } else {
                column[row] = noRow
                builder.note("objects whose allocation site is not in the dump", 1)
            }
        }
    }

    private func unknownType() -> TypeID {
        let type = placeholders.type ?? builder.addType(name: "<unknown type>")
        placeholders.type = type
        return type
    }

    private func unknownLabel() -> LabelID {
        let label = placeholders.label ?? builder.addLabel("<unknown label>")
        placeholders.label = label
        return label
    }
}
