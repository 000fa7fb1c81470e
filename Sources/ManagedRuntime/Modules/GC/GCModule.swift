extension NativeModule {
    static var gc: NativeModule {
        NativeModule("gc") {
            $0.functions = gcSwitches + collecting + gcListings
            $0.populate = { (runtime, module) throws(Raised) in runtime.populateGC(module) }
        }
    }

    private static var gcSwitches: [NativeFunction] {
        [
            NativeFunction("enable", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.enable", receivers: 0)
                runtime.isCollectorEnabled = true
                return runtime.retained(runtime.none)
            },
            NativeFunction("disable", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.disable", receivers: 0)
                runtime.isCollectorEnabled = false
                return runtime.retained(runtime.none)
            },
            NativeFunction("isenabled", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.isenabled", receivers: 0)
                return runtime.retained(runtime.bool(runtime.isCollectorEnabled))
            },
            NativeFunction("set_debug", "(flags, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "gc.set_debug", receivers: 0)
                let flags = try runtime.asInt32(arguments[0])
                runtime.state.pointee.collector.debugging = CollectorDebugging(rawValue: flags)
                return runtime.retained(runtime.none)
            },
            NativeFunction("get_debug", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.get_debug", receivers: 0)
                return runtime.makeInt(runtime.state.pointee.collector.debugging.rawValue)
            },
            NativeFunction("set_threshold") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...3, "gc.set_threshold", receivers: 0)
                let generations = runtime.state.pointee.collector.generations
                for index in 0..<arguments.count {
                    generations[index].threshold = try runtime.asInt32(arguments[index])
                }
                return runtime.retained(runtime.none)
            },
            NativeFunction("get_threshold", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.get_threshold", receivers: 0)
                return runtime.tupleOfGenerations(\.threshold)
            },
        ]
    }

    private static let collect = Signature("collect", ["generation"])

    private static var collecting: [NativeFunction] {
        [
            NativeFunction("collect", "(generation=2)") { (runtime, arguments) throws(Raised) in
                let generation = try runtime.bind(arguments, collect)[0].map { (object) throws(Raised) in
                    try runtime.asInt32(object)
                }
                guard (0..<Runtime.generationCount).contains(generation ?? 2) else {
                    throw runtime.valueError("invalid generation")
                }
                return runtime.makeInt(runtime.collect(generation: generation ?? 2))
            },
            NativeFunction("get_count", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.get_count", receivers: 0)
                return runtime.tupleOfGenerations(\.count)
            },
            NativeFunction("get_stats", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.get_stats", receivers: 0)
                return runtime.listOfStatistics()
            },
            NativeFunction("freeze", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.freeze", receivers: 0)
                runtime.freeze()
                return runtime.retained(runtime.none)
            },
            NativeFunction("unfreeze", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.unfreeze", receivers: 0)
                runtime.unfreeze()
                return runtime.retained(runtime.none)
            },
            NativeFunction("get_freeze_count", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "gc.get_freeze_count", receivers: 0)
                return runtime.makeInt(runtime.state.pointee.collector.permanent.count)
            },
        ]
    }

    private static let getObjects = Signature("get_objects", ["generation"])

    private static var gcListings: [NativeFunction] {
        [
            NativeFunction("get_objects", "(generation=None)") { (runtime, arguments) throws(Raised) in
                let generation = try runtime.bind(arguments, getObjects)[0]
                return try runtime.listOfTrackedObjects(generation == runtime.none ? nil : generation)
            },
            NativeFunction("get_referrers") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...Int.max, "gc.get_referrers", receivers: 0)
                return runtime.listOfReferrers(arguments)
            },
            NativeFunction("get_referents") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...Int.max, "gc.get_referents", receivers: 0)
                let list = runtime.makeList()
                for index in 0..<arguments.count {
                    runtime.forEachReferent(arguments[index]) { runtime.append($0, to: list) }
                }
                return list
            },
            NativeFunction("is_tracked", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "gc.is_tracked", receivers: 0)
                return runtime.retained(runtime.bool(runtime.isTracked(arguments[0])))
            },
            NativeFunction("is_finalized", "(obj, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "gc.is_finalized", receivers: 0)
                let object = arguments[0]
                return runtime.retained(runtime.bool(object.isContainer && object.isFinalized))
            },
        ]
    }
}
