extension NativeType {
    /// Methods of sets and frozensets.
    static var setReadingMethods: [NativeFunction] {
        [
            NativeFunction("copy", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "set.copy")
                let set = arguments[0]
                if set.type == runtime.types[.frozenset] { return runtime.retained(set) }
                return try runtime.makeSet(set.type, from: set)
            },
            NativeFunction("__contains__", "(self, key, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "set.__contains__")
                return runtime.retained(runtime.bool(try runtime.setContains(arguments[0], arguments[1])))
            },
            combining("union", copiesFirst: true) { (runtime, result, other) throws(Raised) in
                try runtime.updateSet(result, from: other)
                return nil
            },
            combining("intersection", copiesFirst: false) { (runtime, result, other) throws(Raised) in
                try runtime.intersection(result, other)
            },
            combining("difference", copiesFirst: false) { (runtime, result, other) throws(Raised) in
                try runtime.difference(result, other)
            },
            NativeFunction("symmetric_difference", "(self, other, /)") {
                (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "set.symmetric_difference")
                return try runtime.symmetricDifference(arguments[0], arguments[1])
            },
            question("isdisjoint", "set.isdisjoint") { (runtime, set, other) throws(Raised) in
                try runtime.areDisjoint(set, other)
            },
            question("issubset", "set.issubset") { (runtime, set, other) throws(Raised) in
                try runtime.isSubset(set, of: other)
            },
            question("issuperset", "set.issuperset") { (runtime, set, other) throws(Raised) in
                try runtime.isSuperset(set, of: other)
            },
        ]
    }

    private static func question(
        _ name: String, _ qualified: StaticString,
        _ ask: @escaping (Runtime, ObjectRef, ObjectRef) throws(Raised) -> Bool
    ) -> NativeFunction {
        NativeFunction(name, "(self, other, /)") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, qualified)
            return runtime.retained(runtime.bool(try ask(runtime, arguments[0], arguments[1])))
        }
    }

    /// A method that takes any number of iterables. `step` changes the result so far, or returns a new one.
    private static func combining(
        _ name: String, copiesFirst: Bool,
        _ step: @escaping (Runtime, ObjectRef, ObjectRef) throws(Raised) -> ObjectRef?
    ) -> NativeFunction {
        NativeFunction(name) { (runtime, arguments) throws(Raised) in
            if arguments.keywordNames != nil {
                throw runtime.typeError("set.\(name)() takes no keyword arguments")
            }
            let set = arguments[0]
            var result =
                copiesFirst || arguments.count == 1
                ? try runtime.makeSet(runtime.basicSetType(set), from: set) : runtime.retained(set)
            do throws(Raised) {
                for index in 1..<max(1, arguments.count) {
                    guard let new = try step(runtime, result, arguments[index]) else { continue }
                    runtime.release(result)
                    result = new
                }
            } catch {
                runtime.release(result)
                throw error
            }
            return result
        }
    }

    static var setElementMethods: [NativeFunction] {
        [
            NativeFunction("add", "(self, elem, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "set.add")
                try runtime.setAdd(arguments[0], arguments[1])
                return runtime.retained(runtime.none)
            },
            NativeFunction("remove", "(self, elem, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "set.remove")
                guard try runtime.setDiscard(arguments[0], arguments[1]) else {
                    throw runtime.keyError(arguments[1])
                }
                return runtime.retained(runtime.none)
            },
            NativeFunction("discard", "(self, elem, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "set.discard")
                _ = try runtime.setDiscard(arguments[0], arguments[1])
                return runtime.retained(runtime.none)
            },
            NativeFunction("pop", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "set.pop")
                return try runtime.setPop(arguments[0])
            },
            NativeFunction("clear", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "set.clear")
                runtime.clearSet(arguments[0])
                return runtime.retained(runtime.none)
            },
        ]
    }

    static var setUpdatingMethods: [NativeFunction] {
        [
            updating("update") { (runtime, set, other) throws(Raised) in
                try runtime.updateSet(set, from: other)
            },
            updating("intersection_update") { (runtime, set, other) throws(Raised) in
                try runtime.replaceMembers(set, owned: runtime.intersection(set, other))
            },
            updating("difference_update") { (runtime, set, other) throws(Raised) in
                try runtime.subtractFromSet(set, other)
            },
            NativeFunction("symmetric_difference_update", "(self, other, /)") {
                (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "set.symmetric_difference_update")
                try runtime.xorSet(arguments[0], arguments[1])
                return runtime.retained(runtime.none)
            },
        ]
    }

    /// A method that takes any number of iterables and changes the set by each.
    private static func updating(
        _ name: String, _ change: @escaping (Runtime, ObjectRef, ObjectRef) throws(Raised) -> Void
    ) -> NativeFunction {
        NativeFunction(name) { (runtime, arguments) throws(Raised) in
            if arguments.keywordNames != nil {
                throw runtime.typeError("set.\(name)() takes no keyword arguments")
            }
            for index in 1..<max(1, arguments.count) {
                try change(runtime, arguments[0], arguments[index])
            }
            return runtime.retained(runtime.none)
        }
    }
}
