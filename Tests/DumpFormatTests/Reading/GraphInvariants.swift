import HeapGraph

/// What every graph must keep, whatever it was read from: an analysis indexes columns without looking.
enum GraphInvariants {
    /// What is violated, or nil.
    static func violation(_ graph: HeapGraph) -> String? {
        let (objects, columns) = (graph.objectCount, graph.columns)
        func refersToObject(_ row: UInt32) -> Bool { row == noRow || Int(row) < objects }
        if !columns.target.allSatisfy(refersToObject) { return "a target is no object" }
        if !columns.type.allSatisfy({ Int($0) < graph.types.count }) { return "a type is no row" }
        if !columns.label.allSatisfy({ Int($0) < graph.labels.count }) { return "a label is no row" }
        if columns.firstReference.last ?? 0 != UInt64(columns.target.count) { return "references are lost" }
        if !zip(columns.firstReference, columns.firstReference.dropFirst()).allSatisfy({ $0 <= $1 }) {
            return "references are not in order"
        }
        if !graph.roots.allSatisfy({ Int($0.object) < objects }) { return "a root is no object" }
        if !graph.roots.allSatisfy({ $0.frame == noRow || Int($0.frame) < graph.frames.count }) {
            return "a root's frame is no row"
        }
        if !graph.types.indices.allSatisfy({ hasSoundBase(graph, $0) }) { return "a base is not before" }
        if !graph.threads.allSatisfy({ Int($0.firstFrame + $0.frameCount) <= graph.frames.count }) {
            return "a thread has frames that are no rows"
        }
        if !graph.pools.allSatisfy({ isSound($0, graph) }) { return "a pool has no arena or no bitmap" }
        if !graph.values.allSatisfy({ Int($0.object) < objects }) { return "a value is of no object" }
        for object in graph.objects.prefix(50) { _ = graph.literal(of: object) }
        for object in graph.objects.prefix(50) {
            for row in graph.references(of: object) { _ = graph.label(of: ReferenceIndex(row), from: object) }
        }
        return nil
    }

    private static func hasSoundBase(_ graph: HeapGraph, _ row: Int) -> Bool {
        let base = graph.types[row].base
        return base == noRow || Int(base) < row
    }

    private static func isSound(_ pool: PoolRecord, _ graph: HeapGraph) -> Bool {
        Int(pool.arena) < graph.arenas.count
            && Int(pool.occupancyOffset) + (Int(pool.capacity) + 7) / 8 <= graph.poolOccupancy.count
    }
}
