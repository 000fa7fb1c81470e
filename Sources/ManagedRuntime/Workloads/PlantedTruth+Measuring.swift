extension PlantedTruth.Holes {
    /// The holes that a runtime's allocator has now.
    static func measure(_ runtime: Runtime) -> PlantedTruth.Holes {
        var blocksByArena: [UInt: Int] = [:]
        runtime.allocator.forEachUsedPool { pool, _ in
            blocksByArena[pool.arenaAddress, default: 0] += pool.usedBlocks
        }
        let sparse = runtime.allocator.arenas().map { blocksByArena[$0.address] ?? 0 }.filter {
            $0 <= handful
        }
        return PlantedTruth.Holes(
            freeBlockBytes: runtime.allocator.statistics().freeBlockBytes, sparseArenas: sparse.count,
            blocksInSparseArenas: sparse.reduce(0, +))
    }
}

extension PlantedTruth.Duplicates {
    /// Equal values of a kind (str, bytes, int, float) that the heap holds more than once. A table over all values of
    /// the kind: for heaps of moderate size.
    static func measure(_ kind: ObjectKind, _ runtime: Runtime) -> PlantedTruth.Duplicates? {
        var objectsByValue: [ValueKey: (count: Int, bytes: Int)] = [:]
        runtime.allocator.forEachObject { raw in
            let object = ObjectRef(raw)
            guard object.kind == kind else { return }
            let key = ValueKey(runtime: runtime, object: object)
            let known = objectsByValue[key] ?? (0, 0)
            objectsByValue[key] = (known.count + 1, runtime.shallowSize(object))
        }
        let repeated = objectsByValue.values.filter { $0.count > 1 }
        guard !repeated.isEmpty else { return nil }
        return PlantedTruth.Duplicates(
            type: kind.typeName, values: repeated.count, objects: repeated.reduce(0) { $0 + $1.count },
            wastedBytes: repeated.reduce(0) { $0 + ($1.count - 1) * $1.bytes })
    }

    /// Hashes and compares an object by its managed value.
    private struct ValueKey: Hashable {
        unowned(unsafe) let runtime: Runtime
        let object: ObjectRef

        static func == (left: ValueKey, right: ValueKey) -> Bool {
            left.runtime.isEqual(left.object, right.object)
        }

        func hash(into hasher: inout Hasher) { hasher.combine(runtime.hash(object)) }
    }
}

extension Runtime {
    /// Objects in the heap by the name of their kind, static ones not counted.
    func objectsByType() -> [String: Int] {
        var counts = [Int](repeating: 0, count: ObjectKind.allCases.count)
        allocator.forEachObject { counts[Int(ObjectRef($0).kind.rawValue)] += 1 }
        let names = ObjectKind.allCases.map(\.typeName)
        return Dictionary(uniqueKeysWithValues: zip(names, counts).filter { $0.1 > 0 })
    }
}
