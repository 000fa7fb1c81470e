@testable import ManagedRuntime

/// Naive definitions over a runtime's heap: what an analysis computes, the slow way.
struct HeapOracle {
    let runtime: Runtime
    let references: [ObjectRef: [ObjectRef]]

    init(_ runtime: Runtime) {
        self.runtime = runtime
        var references: [ObjectRef: [ObjectRef]] = [:]
        runtime.allocator.forEachObject { raw in
            var targets: [ObjectRef] = []
            // A dump has the type of an object as a column, not among its references.
            let object = ObjectRef(raw)
            runtime.forEachOwnedReference(object) {
                if !(object.kind == .instance && $0.kind == .type) { targets.append($0) }
            }
            references[object] = targets.filter { !runtime.isStatic($0) }
        }
        self.references = references
    }

    var roots: [ObjectRef] {
        var locals: [ObjectRef] = []
        var frame = runtime.currentFrame
        while let current = frame {
            current.forEachReference { if !runtime.isStatic($0) { locals.append($0) } }
            frame = current.previous
        }
        return runtime.modules + locals
    }

    /// Objects that paths from the roots lead to, none of them through `barrier`.
    func reachable(without barrier: ObjectRef? = nil) -> Set<ObjectRef> {
        var seen: Set<ObjectRef> = []
        var pending = roots
        while let object = pending.popLast() {
            guard object != barrier, seen.insert(object).inserted else { continue }
            pending += references[object]!
        }
        return seen
    }

    /// Bytes that go when `object` goes: the definition of its retained size.
    func retainedBytes(_ object: ObjectRef) -> Int {
        reachable().subtracting(reachable(without: object)).reduce(0) { $0 + runtime.shallowSize($1) }
    }

    /// Strongly connected components of more than one object, or of one that refers to itself: two objects are in one
    /// when each leads to the other. Kosaraju's two passes, with stacks of their own.
    func components() -> [[ObjectRef]] {
        var order: [ObjectRef] = []
        var seen: Set<ObjectRef> = []
        var reversed: [ObjectRef: [ObjectRef]] = [:]
        for (source, targets) in references {
            for target in targets { reversed[target, default: []].append(source) }
        }
        for start in references.keys where seen.insert(start).inserted {
            var stack = [(start, 0)]
            while let (object, next) = stack.last {
                let targets = references[object]!
                if next == targets.count {
                    order.append(object)
                    stack.removeLast()
                } else {
                    stack[stack.count - 1].1 += 1
                    if seen.insert(targets[next]).inserted { stack.append((targets[next], 0)) }
                }
            }
        }
        var assigned: Set<ObjectRef> = []
        return order.reversed().compactMap { start in
            guard assigned.insert(start).inserted else { return nil }
            var component = [start]
            var pending = [start]
            while let object = pending.popLast() {
                for source in reversed[object] ?? [] where assigned.insert(source).inserted {
                    component.append(source)
                    pending.append(source)
                }
            }
            return component.count > 1 || references[start]!.contains(start) ? component : nil
        }
    }
}
