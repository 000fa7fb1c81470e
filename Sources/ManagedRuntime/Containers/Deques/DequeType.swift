extension NativeType {
    static var deque: NativeType {
        NativeType(.deque) {
            $0.isBaseType = true
            $0.slots = configureDequeSlots
            $0.methods = dequeEndMethods + dequeItemMethods
            $0.classMethods = [.classItem]
            $0.attributes = [
                NativeAttribute(
                    "maxlen",
                    get: { (runtime, deque) throws(Raised) in
                        let maximum = deque[word: DequeLayout.maximum]
                        return maximum < 0 ? runtime.retained(runtime.none) : runtime.makeInt(maximum)
                    })
            ]
        }
    }

    private static func configureDequeSlots(_ slots: inout TypeSlots) {
        slots.hash = nil
        slots.new = { (runtime, type, _) throws(Raised) in runtime.makeDeque(type) }
        slots.initialize = { (runtime, deque, arguments) throws(Raised) in
            try runtime.initializeDeque(deque, arguments)
        }
        slots.represent = { (runtime, deque) throws(Raised) in try runtime.representDeque(deque) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            try runtime.compareDeques(left, right, comparison)
        }
        slots.iterate = { (runtime, deque) throws(Raised) in runtime.makeDequeIterator(deque) }
        slots.length = { (runtime, deque) throws(Raised) in runtime.dequeCount(deque) }
        slots.concatenate = { (runtime, left, right) throws(Raised) in
            guard right.kind == .deque else {
                throw runtime.typeError(
                    "can only concatenate deque (not \"\(runtime.typeName(of: right))\") to deque")
            }
            let result = try runtime.copyDeque(left)
            try runtime.extendRight(result, right)
            return result
        }
        slots.concatenateInPlace = { (runtime, deque, items) throws(Raised) in
            try runtime.extendRight(deque, items)
            return runtime.retained(deque)
        }
        slots.repeat = { (runtime, deque, times) throws(Raised) in
            let result = try runtime.copyDeque(deque)
            try runtime.repeatDeque(result, times)
            return result
        }
        slots.repeatInPlace = { (runtime, deque, times) throws(Raised) in
            try runtime.repeatDeque(deque, times)
            return runtime.retained(deque)
        }
        slots.item = { (runtime, deque, index) throws(Raised) in
            guard index >= 0, index < runtime.dequeCount(deque) else {
                throw runtime.indexError("deque index out of range")
            }
            return runtime.retained(runtime.dequePlace(deque, index).pointee)
        }
        slots.getItem = { (runtime, deque, key) throws(Raised) in
            runtime.retained(try runtime.dequePlace(deque, key: key).pointee)
        }
        slots.setItem = { (runtime, deque, key, value) throws(Raised) in
            try runtime.setDequeItem(deque, key: key, to: value)
        }
        slots.contains = { (runtime, deque, value) throws(Raised) in
            try runtime.dequeIndex(deque, of: value) {
                runtime.runtimeError("deque mutated during iteration")
            } != nil
        }
        slots.traverse = { runtime, deque, visit in runtime.forEachDequeItem(deque, visit) }
        slots.clear = { runtime, deque in runtime.emptyDeque(deque) }
        slots.bufferSize = { runtime, deque in runtime.dequeBlockBytes(deque) }
    }

    /// A method that takes one argument and returns None.
    private static func change(
        _ name: String, _ qualified: StaticString,
        _ body: @escaping (Runtime, ObjectRef, ObjectRef) throws(Raised) -> Void
    ) -> NativeFunction {
        NativeFunction(name, "(self, value, /)") { (runtime, arguments) throws(Raised) in
            try runtime.expect(arguments, 1...1, qualified)
            try body(runtime, arguments[0], arguments[1])
            return runtime.retained(runtime.none)
        }
    }

    private static var dequeEndMethods: [NativeFunction] {
        [
            NativeFunction("append", "(self, item, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "deque.append")
                runtime.appendRight(arguments[0], owned: runtime.retained(arguments[1]))
                return runtime.retained(runtime.none)
            },
            NativeFunction("appendleft", "(self, item, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "deque.appendleft")
                runtime.appendLeft(arguments[0], owned: runtime.retained(arguments[1]))
                return runtime.retained(runtime.none)
            },
            NativeFunction("pop", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.pop")
                if let item = runtime.popRight(arguments[0]) { return item }
                throw runtime.indexError("pop from an empty deque")
            },
            NativeFunction("popleft", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.popleft")
                if let item = runtime.popLeft(arguments[0]) { return item }
                throw runtime.indexError("pop from an empty deque")
            },
            change("extend", "deque.extend") { (runtime, deque, items) throws(Raised) in
                try runtime.extendRight(deque, items)
            },
            change("extendleft", "deque.extendleft") { (runtime, deque, items) throws(Raised) in
                try runtime.extendLeft(deque, items)
            },
            NativeFunction("rotate", "(self, n=1, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...1, "deque.rotate")
                let steps = arguments.count > 1 ? try runtime.asInt(arguments[1]) : 1
                runtime.rotateDeque(arguments[0], by: steps)
                return runtime.retained(runtime.none)
            },
            NativeFunction("clear", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.clear")
                runtime.clearDeque(arguments[0])
                return runtime.retained(runtime.none)
            },
        ]
    }

    private static var dequeItemMethods: [NativeFunction] {
        [
            change("remove", "deque.remove") { (runtime, deque, value) throws(Raised) in
                let found = try runtime.dequeIndex(deque, of: value) {
                    runtime.indexError("deque mutated during remove().")
                }
                guard let found else { throw try runtime.notInDeque(value) }
                runtime.removeDequeItem(deque, at: found)
            },
            NativeFunction("insert", "(self, index, value, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 2...2, "insert")
                let index = try runtime.asInt(arguments[1])
                try runtime.insert(arguments[2], intoDeque: arguments[0], at: index)
                return runtime.retained(runtime.none)
            },
            NativeFunction("index", "(self, value, start=0, stop=None, /)") {
                (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...3, "index")
                let count = runtime.dequeCount(arguments[0])
                let start = try runtime.searchBound(arguments.optional(2), count, otherwise: 0)
                let stop = try runtime.searchBound(arguments.optional(3), count, otherwise: .max)
                let found = try runtime.dequeIndex(arguments[0], of: arguments[1], from: start, to: stop) {
                    runtime.runtimeError("deque mutated during iteration")
                }
                guard let found else { throw try runtime.notInDeque(arguments[1]) }
                return runtime.makeInt(found)
            },
            NativeFunction("count", "(self, value, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "deque.count")
                return runtime.makeInt(try runtime.iterationCount(of: arguments[1], in: arguments[0]))
            },
            NativeFunction("reverse", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.reverse")
                runtime.reverseDeque(arguments[0])
                return runtime.retained(runtime.none)
            },
            NativeFunction("copy", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.copy")
                return try runtime.copyDeque(arguments[0])
            },
            NativeFunction("__copy__", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.__copy__")
                return try runtime.copyDeque(arguments[0])
            },
            NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "deque.__reversed__")
                return runtime.makeDequeIterator(arguments[0], isReversed: true)
            },
        ]
    }
}

extension Runtime {
    fileprivate func notInDeque(_ value: ObjectRef) throws(Raised) -> Raised {
        let text = try represent(value)
        defer { release(text) }
        return valueError("\(stringValue(text)) is not in deque")
    }
}
