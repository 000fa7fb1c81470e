extension HeapGraphBuilder {
    package func name(_ text: String) -> NameID { names.intern(text) }

    /// The same from UTF-8, without a String; about 20 ns for a short one.
    package func name(utf8 text: UnsafeBufferPointer<UInt8>) -> NameID { names.intern(text) }

    /// Adds a type; types are numbered from 0 in the order of these calls.
    @discardableResult
    package func addType(
        name: String, module: String = "", kind: TypeKind = .other, labels: LabelTemplate = .explicit,
        base: TypeID? = nil, basicSize: UInt32 = 0, itemSize: UInt32 = 0
    ) -> TypeID {
        let record = TypeRecord(
            name: names.intern(name).rawValue, module: names.intern(module).rawValue,
            base: base?.rawValue ?? noRow,
            object: noRow, basicSize: basicSize, itemSize: itemSize, kind: kind.rawValue,
            labelTemplate: labels.rawValue)
        tables.types.append(record)
        forgetStrengths()
        return TypeID(tables.types.count - 1)
    }

    /// Says which object is this type. After ``seal(columns:)``.
    package func setObject(of type: TypeID, address: UInt64) {
        tables.types[type.index].object = object(at: address)?.rawValue ?? noRow
    }

    /// The label, with its strength, of the reference at each position of the type's objects: for a type with
    /// ``LabelTemplate/fields``.
    package func setFields(of type: TypeID, _ labels: [LabelID]) {
        let rows = labels.map { label in
            let isIndex = label.rawValue & LabelID.indexMark != 0
            return isIndex ? addIndexLabel(label.rawValue & ~LabelID.indexMark) : label
        }
        fields.set(rows, of: type)
        forgetStrengths()
    }

    /// Fillers made from now on will know of what has changed.
    private func forgetStrengths() {
        strengths = nil
        ownFiller = nil
    }

    package var typeCount: Int { tables.types.count }
    /// Labels so far, the implied one included: labels are numbered from 1.
    package var labelCount: Int { tables.labels.count }

    @discardableResult
    package func addLabel(_ text: String, strength: ReferenceStrength = .strong) -> LabelID {
        addLabel(names.intern(text), strength: strength)
    }

    @discardableResult
    package func addLabel(_ text: NameID, strength: ReferenceStrength = .strong) -> LabelID {
        addLabel(LabelRecord(text: text.rawValue, index: 0, isIndex: 0, strength: strength.rawValue))
    }

    /// A label that is an index: `[index]`.
    @discardableResult
    package func addIndexLabel(_ index: UInt32, strength: ReferenceStrength = .strong) -> LabelID {
        addLabel(LabelRecord(text: 0, index: index, isIndex: 1, strength: strength.rawValue))
    }

    private func addLabel(_ label: LabelRecord) -> LabelID {
        tables.labels.append(label)
        forgetStrengths()
        return LabelID(UInt32(tables.labels.count - 1))
    }

    /// After ``seal(columns:)``; an address without an object is counted and dropped.
    package func addRoot(
        address: UInt64, kind: RootKind, name: String = "", thread: ThreadIndex? = nil,
        frame: FrameIndex? = nil
    ) {
        guard let object = object(at: address) else { return note("roots that refer to no object", 1) }
        addRoot(object: object, kind: kind, name: name, thread: thread, frame: frame)
    }

    package func addRoot(
        object: ObjectID, kind: RootKind, name: String = "", thread: ThreadIndex? = nil,
        frame: FrameIndex? = nil
    ) {
        tables.roots.append(
            RootRecord(
                object: object.rawValue, thread: thread?.rawValue ?? noRow, frame: frame?.rawValue ?? noRow,
                name: names.intern(name).rawValue, kind: kind.rawValue))
    }

    /// Frames follow their thread: `frameCount` calls of ``addFrame(function:file:line:address:)``, innermost first.
    @discardableResult
    package func addThread(id: UInt64, name: String, frameCount: Int) -> ThreadIndex {
        tables.threads.append(
            ThreadRecord(
                id: id, name: names.intern(name).rawValue, firstFrame: UInt32(tables.frames.count),
                frameCount: UInt32(frameCount)))
        return ThreadIndex(UInt32(tables.threads.count - 1))
    }

    /// After ``seal(columns:)`` where the frame is an object.
    @discardableResult
    package func addFrame(function: String, file: String, line: UInt32, address: UInt64? = nil) -> FrameIndex
    {
        let object = address.flatMap { self.object(at: $0) }
        tables.frames.append(
            FrameRecord(
                function: names.intern(function).rawValue, file: names.intern(file).rawValue, line: line,
                object: object?.rawValue ?? noRow))
        return FrameIndex(UInt32(tables.frames.count - 1))
    }

    @discardableResult
    package func addSite(function: String, file: String, line: UInt32) -> UInt32 {
        tables.sites.append(
            SiteRecord(
                function: names.intern(function).rawValue, file: names.intern(file).rawValue, line: line))
        return UInt32(tables.sites.count - 1)
    }

    /// Says where the code that an object stands for is defined.
    package func addLocation(of object: ObjectID, file: NameID, line: UInt32, column: UInt32) {
        tables.locations.append(
            LocationRecord(object: object.rawValue, file: file.rawValue, line: line, column: column))
    }

    package func addFact(_ key: String, _ value: String) {
        tables.facts.append(FactRecord(key: names.intern(key).rawValue, value: names.intern(value).rawValue))
    }

    package func addGeneration(_ record: GenerationRecord) { tables.generations.append(record) }

    @discardableResult
    package func addArena(_ record: ArenaRecord) -> UInt32 {
        tables.arenas.append(record)
        return UInt32(tables.arenas.count - 1)
    }

    /// `occupancy` has a bit a block, lowest first; `record.occupancyOffset` is set here.
    package func addPool(_ record: PoolRecord, occupancy: UnsafeBufferPointer<UInt8>) {
        var record = record
        record.occupancyOffset = UInt64(tables.poolOccupancy.count)
        tables.poolOccupancy.append(contentsOf: occupancy)
        tables.pools.append(record)
    }

    package func addLargeAllocation(_ record: LargeAllocationRecord) {
        tables.largeAllocations.append(record)
    }

    /// Takes values that another thread has gathered.
    package func add(values part: consuming ValuePart) { values.append(part) }

    /// The value of an immutable object; `bytes` may be the beginning of it.
    package func setValue(
        of object: ObjectID, hash: UInt64, length: UInt32, bytes: UnsafeBufferPointer<UInt8>
    ) {
        values.append(object: object, hash: hash, length: length, bytes: bytes)
    }
}
