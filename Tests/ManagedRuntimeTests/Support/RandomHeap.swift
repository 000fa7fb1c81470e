@testable import ManagedRuntime

/// A runtime with one class whose instances link to one another through lists, tuples, dicts, sets and attributes.
struct RandomHeap {
    let runtime: Runtime
    let module: ObjectRef
    let node: ObjectRef
    let name: ObjectRef

    init() {
        runtime = Runtime()
        module = runtime.makeModule("graph")
        node = runtime.makeClass("Node", in: module, attributes: ["next"])
        runtime.release(node)  // The module holds it.
        name = runtime.intern("next")
        runtime.release(name)  // The class holds it.
    }

    /// A new container of a random kind that can refer to others.
    func makeContainer(_ random: inout SplitMix64) -> ObjectRef {
        switch random.below(4) {
        case 0: runtime.makeList()
        case 1: runtime.makeDict()
        case 2: runtime.makeSet()
        default: runtime.makeInstance(of: node)
        }
    }

    /// Makes `source` refer to `target`, directly or through a tuple of its own.
    func link(_ source: ObjectRef, to target: ObjectRef, _ random: inout SplitMix64) {
        // Hashable stand-ins: a set's member and a dict's key must have a hash, which an instance has.
        let viaTuple = random.below(4) == 0 && source.kind != .set
        let value = viaTuple ? runtime.makeTuple([target]) : target
        defer { if viaTuple { runtime.release(value) } }
        switch source.kind {
        case .list: runtime.append(value, to: source)
        case .dict:
            runtime.setDictValue(
                source, ownedKey: runtime.makeInt(random.below(1000)), ownedValue: retained(value))
        case .set:
            if target.kind == .instance { runtime.insert(target, into: source) }
        default: runtime.setAttribute(source, name, value)
        }
    }

    private func retained(_ object: ObjectRef) -> ObjectRef {
        runtime.retain(object)
        return object
    }

    /// Every object that references lead to from the roots and the given objects: the naive definition.
    func reachable(from held: [ObjectRef]) -> Set<ObjectRef> {
        var seen: Set<ObjectRef> = []
        var pending = held + runtime.modules
        while let object = pending.popLast() {
            guard !runtime.isStatic(object), seen.insert(object).inserted else { continue }
            runtime.forEachOwnedReference(object) { pending.append($0) }
        }
        return seen
    }

    func allObjects() -> Set<ObjectRef> {
        var all: Set<ObjectRef> = []
        runtime.allocator.forEachObject { all.insert(ObjectRef($0)) }
        return all
    }
}
