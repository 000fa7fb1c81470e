package import GraphAlgorithms
package import HeapGraph

/// A small heap written down in a test:
///
/// ```swift
/// var heap = HeapBuilder()
/// let cache = heap.object("dict", kind: .dictionary, size: 232, labels: .pairs)
/// let key = heap.object("str", kind: .string, size: 52, value: "key")
/// let entry = heap.object("app.Entry", size: 48)
/// heap.refer(cache, to: key)
/// heap.refer(cache, to: entry)
/// heap.root(cache, .module, name: "app")
/// let graph = try heap.graph()
/// ```
///
/// Objects stand at ascending addresses in the order they are written, 64 bytes apart or more, unless a test places
/// them, so the first written is ``ObjectID`` 0 and so on.
package struct HeapBuilder {
    /// An object by its order in the test.
    package struct Handle: Hashable, Sendable {
        package let index: Int
        package var id: ObjectID { ObjectID(index) }
    }

    private struct Reference {
        var target: UInt64
        var label: String?
        var strength: ReferenceStrength
    }

    private struct Object {
        var address: UInt64
        var type: String
        var size: UInt64
        var slack: UInt64
        var count: UInt64
        var flags: ObjectFlags
        var value: [UInt8]?
        var isHashed: Bool
        var references: [Reference] = []
    }

    private struct TypeShape: Equatable {
        var kind: TypeKind
        var labels: LabelTemplate
    }

    private struct Pool {
        var record: PoolRecord
        var occupancy: [UInt8]
    }

    private var objects: [Object] = []
    private var types: [(name: String, shape: TypeShape)] = []
    private var roots: [(address: UInt64, kind: RootKind, name: String)] = []
    private var arenas: [ArenaRecord] = []
    private var pools: [Pool] = []
    private var largeAllocations: [LargeAllocationRecord] = []
    private var nextAddress: UInt64 = 0x7f00_0000_1000
    var memory = Memory()

    package init() {}

    /// Adds an object. `value` is the text of a str, int or float; its hash is the real one.
    ///
    /// - Parameter isHashed: the dump carries the value's hash and length only.
    package mutating func object(
        _ type: String, kind: TypeKind = .instance, size: UInt64 = 16, slack: UInt64 = 0, count: UInt64 = 1,
        labels: LabelTemplate = .explicit, flags: ObjectFlags = [], value: String? = nil,
        isHashed: Bool = false,
        at address: UInt64? = nil
    ) -> Handle {
        let shape = TypeShape(kind: kind, labels: labels)
        if let known = types.first(where: { $0.name == type }) {
            precondition(known.shape == shape, "\(type) was another kind before")
        } else {
            types.append((type, shape))
        }
        let place = address ?? nextAddress
        nextAddress = max(nextAddress, place + max(64, (size + 15) & ~15))
        objects.append(
            Object(
                address: place, type: type, size: size, slack: slack, count: count, flags: flags,
                value: value.map { Array($0.utf8) }, isHashed: isHashed))
        return Handle(index: objects.count - 1)
    }

    /// Adds a reference; without a label it is the one that the type's template implies.
    package mutating func refer(
        _ source: Handle, to target: Handle, _ label: String? = nil, strength: ReferenceStrength = .strong
    ) {
        refer(source, toAddress: objects[target.index].address, label, strength: strength)
    }

    /// Adds a reference to an address at which there may be no object.
    package mutating func refer(
        _ source: Handle, toAddress target: UInt64, _ label: String? = nil,
        strength: ReferenceStrength = .strong
    ) {
        let isImplied = types.first { $0.name == objects[source.index].type }!.shape.labels != .explicit
        let text = label ?? (isImplied && strength == .strong ? nil : ".ref")
        objects[source.index].references.append(Reference(target: target, label: text, strength: strength))
    }

    package mutating func root(_ object: Handle, _ kind: RootKind = .handle, name: String = "") {
        roots.append((objects[object.index].address, kind, name))
    }

    package func address(of object: Handle) -> UInt64 { objects[object.index].address }

    /// Adds an arena; returns its row.
    @discardableResult
    package mutating func arena(
        at address: UInt64, size: UInt64 = 256 << 10, poolSize: UInt32 = 4096, freePools: UInt32 = 0
    ) -> UInt32 {
        arenas.append(
            ArenaRecord(
                address: address, size: size, poolSize: poolSize, poolCount: UInt32(size) / poolSize,
                freePools: freePools))
        return UInt32(arenas.count - 1)
    }

    /// Adds a pool with the given blocks in use.
    package mutating func pool(
        at address: UInt64, arena: UInt32, blockSize: UInt32, capacity: UInt32, inUse: some Sequence<Int>
    ) {
        var occupancy = [UInt8](repeating: 0, count: (Int(capacity) + 7) / 8)
        for block in inUse { occupancy[block / 8] |= 1 << UInt8(block % 8) }
        let used = occupancy.reduce(0) { $0 + $1.nonzeroBitCount }
        pools.append(
            Pool(
                record: PoolRecord(
                    address: address, arena: arena, blockSize: blockSize, capacity: capacity,
                    used: UInt32(used)),
                occupancy: occupancy))
    }

    package mutating func largeAllocation(at address: UInt64, requested: UInt64, usable: UInt64) {
        largeAllocations.append(LargeAllocationRecord(address: address, requested: requested, usable: usable))
    }

    /// The heap with these columns derived.
    package func graph(deriving derivations: Set<Derivation> = Set(Derivation.allCases)) throws -> HeapGraph {
        let builder = try HeapGraphBuilder()
        var typeIDs: [String: TypeID] = [:]
        for type in types { typeIDs[type.name] = addType(type.name, type.shape, to: builder) }
        for object in objects {
            let labels = object.references.count { $0.label != nil }
            builder.declare(
                address: object.address, references: UInt32(object.references.count),
                explicitLabels: UInt32(labels))
        }
        try builder.seal()
        var labels: [String: LabelID] = [:]
        for object in objects {
            try define(object, type: typeIDs[object.type]!, in: builder, labels: &labels)
        }
        for root in roots { builder.addRoot(address: root.address, kind: root.kind, name: root.name) }
        for arena in arenas { builder.addArena(arena) }
        for pool in pools {
            pool.occupancy.withUnsafeBufferPointer { builder.addPool(pool.record, occupancy: $0) }
        }
        for allocation in largeAllocations { builder.addLargeAllocation(allocation) }
        memory.add(to: builder)
        let graph = try builder.finish(contentHash: ContentHash(high: 1, low: 2))
        return try GraphDerivation.derive(derivations, in: graph)
    }

    private func addType(_ name: String, _ shape: TypeShape, to builder: HeapGraphBuilder) -> TypeID {
        let parts = name.split(separator: ".")
        let module = parts.dropLast().joined(separator: ".")
        return builder.addType(
            name: String(parts.last ?? ""), module: module, kind: shape.kind, labels: shape.labels)
    }

    private func define(
        _ object: Object, type: TypeID, in builder: HeapGraphBuilder, labels: inout [String: LabelID]
    ) throws {
        let defined = builder.define(
            address: object.address, type: type, size: object.size, slack: object.slack,
            referenceCount: object.count, flags: object.flags)
        guard let id = defined else { return }
        let ids = object.references.map { reference -> UInt32 in
            guard let text = reference.label else { return LabelID.implied.rawValue }
            let key = "\(reference.strength) \(text)"
            let label = labels[key] ?? builder.addLabel(text, strength: reference.strength)
            labels[key] = label
            return label.rawValue
        }
        object.references.map(\.target).withUnsafeBufferPointer { targets in
            ids.withUnsafeBufferPointer {
                builder.setReferences(of: id, targets: targets, labels: $0)
            }
        }
        guard let value = object.value else { return }
        value.withUnsafeBytes { bytes in
            builder.setValue(
                of: id, hash: StableHash.hash(bytes), length: UInt32(bytes.count),
                bytes: object.isHashed
                    ? UnsafeBufferPointer(start: nil, count: 0) : bytes.bindMemory(to: UInt8.self))
        }
    }
}
