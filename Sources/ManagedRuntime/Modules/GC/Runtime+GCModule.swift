extension Runtime {
    func populateGC(_ module: ObjectRef) {
        let garbage = makeList()
        let callbacks = makeList()
        release(state.pointee.collector.garbageList)
        release(state.pointee.collector.callbackList)
        state.pointee.collector.garbageList = garbage
        state.pointee.collector.callbackList = callbacks
        setGlobal(module, "garbage", garbage)
        setGlobal(module, "callbacks", callbacks)
        let flags: [(String, CollectorDebugging)] = [
            ("DEBUG_STATS", .statistics), ("DEBUG_COLLECTABLE", .collectable),
            ("DEBUG_UNCOLLECTABLE", .uncollectable), ("DEBUG_SAVEALL", .saveAll), ("DEBUG_LEAK", .leak),
        ]
        for (name, flag) in flags { setGlobal(module, name, owned: makeInt(flag.rawValue)) }
    }

    /// Gives up `gc.garbage` and `gc.callbacks`, at the end.
    func releaseCollectorLists() {
        let lists = [state.pointee.collector.garbageList, state.pointee.collector.callbackList]
        state.pointee.collector.garbageList = nil
        state.pointee.collector.callbackList = nil
        for list in lists { release(list) }
    }

    func tupleOfGenerations(_ value: KeyPath<Generation, Int>) -> ObjectRef {
        let generations = state.pointee.collector.generations
        let values = (0..<Self.generationCount).map { generations[$0][keyPath: value] }
        return makeTuple(owned: values.map { makeInt($0) })
    }

    func listOfStatistics() -> ObjectRef {
        let statistics = collectorStatistics
        let list = makeList()
        for one in statistics {
            let dict = makeDict()
            for (key, value) in [
                ("collections", one.collections), ("collected", one.collected),
                ("uncollectable", one.uncollectable),
            ] {
                setDictValue(dict, ownedKey: intern(key), ownedValue: makeInt(value))
            }
            append(owned: dict, to: list)
        }
        return list
    }

    /// - Parameter generation: one of the three, or nil for all.
    func listOfTrackedObjects(_ generation: ObjectRef?) throws(Raised) -> ObjectRef {
        var range = 0..<Self.generationCount
        // -1 is how CPython says "all", too.
        if let generation, case let index = try asInt(generation), index != -1 {
            guard index < Self.generationCount else {
                throw valueError(
                    "generation parameter must be less than the number of available generations (3)")
            }
            guard index >= 0 else { throw valueError("generation parameter cannot be negative") }
            range = index..<index + 1
        }
        let list = makeList()
        for index in range {
            state.pointee.collector.generations[index].list.forEach { object in
                if object != list { append(object, to: list) }
            }
        }
        return list
    }

    /// The tracked objects that refer to one of those given.
    func listOfReferrers(_ arguments: Arguments) -> ObjectRef {
        let list = makeList()
        for index in 0..<Self.generationCount {
            state.pointee.collector.generations[index].list.forEach { object in
                var refers = false
                if object != list { forEachReferent(object) { refers = refers || arguments.contains($0) } }
                if refers { append(object, to: list) }
            }
        }
        return list
    }
}

extension Arguments {
    /// Whether the object itself is one of the positional arguments.
    fileprivate func contains(_ object: ObjectRef) -> Bool {
        for index in 0..<count where self[index] == object { return true }
        return false
    }
}
