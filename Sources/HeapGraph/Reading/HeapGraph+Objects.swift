extension HeapGraph {
    public func type(of object: ObjectID) -> TypeID { TypeID(columns.type[object.index]) }

    public func flags(of object: ObjectID) -> ObjectFlags {
        ObjectFlags(rawValue: columns.flags[object.index])
    }

    /// Bytes between what was requested for the object and what the allocator set aside; at most 65,535. 0 where the dump
    /// does not say.
    public func slack(of object: ObjectID) -> Int {
        columns.slack.isEmpty ? 0 : Int(columns.slack[object.index])
    }

    /// The bytes requested for the object, its header and the buffers it owns included.
    public func shallowSize(of object: ObjectID) -> UInt64 {
        let size = columns.size[object.index]
        return size == .max ? largeSize(of: object) : UInt64(size)
    }

    /// The runtime's own count, saturating at `UInt32.max`; nil where the runtime does not count references.
    public func referenceCount(of object: ObjectID) -> UInt32? {
        columns.referenceCount.isEmpty ? nil : columns.referenceCount[object.index]
    }

    /// The runtime's own number where objects have no addresses. Logarithmic in the number of 4 GiB windows the heap
    /// touches.
    public func address(of object: ObjectID) -> UInt64 {
        guard hasAddresses else { return UInt64(columns.identifier[object.index]) }
        let segments = columns.addressSegments
        var low = 0
        var high = segments.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if segments[middle].firstObject <= object.rawValue { low = middle } else { high = middle }
        }
        return UInt64(segments[low].high) << 32 | UInt64(columns.address[object.index])
    }

    /// Where the object is, as the runtime's own tools write it: `0x7f…`, or `@1234` where objects have no addresses.
    public func place(of object: ObjectID) -> String {
        let address = address(of: object)
        return hasAddresses ? "0x\(String(address, radix: 16))" : "@\(address)"
    }

    /// The object at exactly this address; nil where there is none. Logarithmic in the number of objects; linear where
    /// they have no addresses but numbers.
    public func object(at address: UInt64) -> ObjectID? {
        guard hasAddresses else {
            return columns.identifier.firstIndex { UInt64($0) == address }.map { ObjectID($0) }
        }
        guard let object = object(before: address), self.address(of: object) == address else { return nil }
        return object
    }

    /// The last object that begins at or before this address; nil where there is none, or objects have no addresses.
    /// Logarithmic in the number of objects.
    public func object(before address: UInt64) -> ObjectID? {
        guard hasAddresses else { return nil }
        let next = (0..<objectCount).partitioningIndex { self.address(of: ObjectID($0)) > address }
        return next == 0 ? nil : ObjectID(next - 1)
    }

    /// Where the object was allocated, where the program was traced.
    public func allocationSite(of object: ObjectID) -> SiteRecord? {
        guard !columns.site.isEmpty else { return nil }
        let row = columns.site[object.index]
        return row == noRow ? nil : table.elements(.sites, as: SiteRecord.self)[Int(row)]
    }

    /// Where the code that the object stands for is defined. Logarithmic in the number of such objects.
    public func location(of object: ObjectID) -> LocationRecord? {
        let locations = table.elements(.locations, as: LocationRecord.self)
        let row = locations.partitioningIndex { $0.object >= object.rawValue }
        return row < locations.count && locations[row].object == object.rawValue ? locations[row] : nil
    }

    private func largeSize(of object: ObjectID) -> UInt64 {
        let sizes = columns.largeSizes
        let row = sizes.partitioningIndex { $0.object >= object.rawValue }
        return row < sizes.count && sizes[row].object == object.rawValue
            ? sizes[row].size : UInt64(UInt32.max)
    }
}
