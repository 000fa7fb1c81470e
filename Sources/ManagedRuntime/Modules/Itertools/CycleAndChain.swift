private enum CycleLayout {
    static let iterator = 16
    static let saved = 24
    static let index = 32
}

private enum ChainLayout {
    static let source = 16
    static let active = 24
}

extension NativeType {
    static var cycle: NativeType {
        iterator(
            .cycle,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.refuseKeywords(arguments, type, .cycle)
                try runtime.expect(runtime.positional(arguments), 1...1, "cycle", receivers: 0)
                let iterator = try runtime.iterator(of: arguments[0])
                let saved = runtime.makeList()
                let cycle = runtime.newObject(of: type)
                cycle[reference: CycleLayout.iterator] = iterator
                cycle[reference: CycleLayout.saved] = saved
                return cycle
            }
        ) { (runtime, cycle) throws(Raised) in try runtime.nextOfCycle(cycle) }
    }

    static var chain: NativeType {
        var type = iterator(
            .chain,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.refuseKeywords(arguments, type, .chain)
                let iterables = runtime.makeTuple(arguments.values, count: arguments.count)
                defer { runtime.release(iterables) }
                return try runtime.makeChain(type, iterables)
            }
        ) { (runtime, chain) throws(Raised) in try runtime.nextOfChain(chain) }
        type.classMethods = [
            NativeFunction("from_iterable", "(iterable, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "chain.from_iterable")
                return try runtime.makeChain(arguments[0], arguments[1])
            },
            .classItem,
        ]
        return type
    }
}

extension Runtime {
    /// Keeps what the iterator yields, and when that ends yields it again and again.
    fileprivate func nextOfCycle(_ cycle: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let saved = cycle[reference: CycleLayout.saved] else { return nil }
        if let iterator = cycle[reference: CycleLayout.iterator] {
            if let item = try next(iterator) {
                append(item, to: saved)
                return item
            }
            exhaust(cycle, at: CycleLayout.iterator)
        }
        let count = listCount(saved)
        guard count > 0 else { return nil }
        let index = cycle[word: CycleLayout.index]
        cycle[word: CycleLayout.index] = index + 1 >= count ? 0 : index + 1
        return retained(listItem(saved, index))
    }

    fileprivate func makeChain(_ type: ObjectRef, _ iterables: ObjectRef) throws(Raised) -> ObjectRef {
        let source = try iterator(of: iterables)
        let chain = newObject(of: type)
        chain[reference: ChainLayout.source] = source
        return chain
    }

    fileprivate func nextOfChain(_ chain: ObjectRef) throws(Raised) -> ObjectRef? {
        while let source = chain[reference: ChainLayout.source] {
            if let active = chain[reference: ChainLayout.active] {
                if let item = try next(active) { return item }
                exhaust(chain, at: ChainLayout.active)
                continue
            }
            do throws(Raised) {
                guard let iterable = try next(source) else {
                    exhaust(chain, at: ChainLayout.source)
                    return nil
                }
                defer { release(iterable) }
                chain[reference: ChainLayout.active] = try iterator(of: iterable)
            } catch {
                exhaust(chain, at: ChainLayout.source)
                throw error
            }
        }
        return nil
    }
}
