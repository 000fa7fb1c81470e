extension NativeType {
    static var list: NativeType {
        NativeType(.list) {
            $0.isBaseType = true
            $0.slots = configureListSlots
            $0.methods = listChangingMethods + listReadingMethods
            $0.classMethods = [.classItem]
        }
    }

    private static func configureListSlots(_ slots: inout TypeSlots) {
        slots.hash = nil
        slots.represent = { (runtime, list) throws(Raised) in try runtime.representList(list) }
        slots.compare = { (runtime, left, right, comparison) throws(Raised) in
            guard left.kind == .list else { return runtime.retained(runtime.notImplemented) }
            return try runtime.compareSequences(left, right, comparison)
        }
        slots.iterate = { (runtime, list) throws(Raised) in
            runtime.makeIndexIterator(.listIterator, list, from: 0)
        }
        slots.new = { (runtime, type, _) throws(Raised) in
            if type == runtime.types.list { return runtime.makeList() }
            return runtime.newObject(of: type)
        }
        slots.initialize = { (runtime, list, arguments) throws(Raised) in
            try runtime.initializeList(list, arguments)
        }
        slots.length = { (runtime, list) throws(Raised) in runtime.listCount(list) }
        slots.concatenate = { (runtime, left, right) throws(Raised) in
            try runtime.concatenateLists(left, right)
        }
        slots.concatenateInPlace = { (runtime, list, items) throws(Raised) in
            try runtime.extend(list, from: items)
            return runtime.retained(list)
        }
        slots.repeat = { (runtime, list, times) throws(Raised) in try runtime.repeatList(list, times) }
        slots.repeatInPlace = { (runtime, list, times) throws(Raised) in
            try runtime.repeatListInPlace(list, times)
        }
        slots.item = { (runtime, list, index) throws(Raised) in
            guard UInt(bitPattern: index) < UInt(bitPattern: runtime.listCount(list)) else {
                throw runtime.indexError("list index out of range")
            }
            return runtime.retained(runtime.listItem(list, index))
        }
        slots.getItem = { (runtime, list, key) throws(Raised) in try runtime.listItem(list, key: key) }
        slots.setItem = { (runtime, list, key, value) throws(Raised) in
            try runtime.setListItem(list, key: key, to: value)
        }
        slots.contains = { (runtime, list, value) throws(Raised) in
            try runtime.firstIndex(of: value, in: list) != nil
        }
    }

    private static var listChangingMethods: [NativeFunction] {
        [
            NativeFunction("append", "(self, object, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "list.append")
                runtime.append(arguments[1], to: arguments[0])
                return runtime.retained(runtime.none)
            },
            NativeFunction("extend", "(self, iterable, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "list.extend")
                try runtime.extend(arguments[0], from: arguments[1])
                return runtime.retained(runtime.none)
            },
            NativeFunction("insert", "(self, index, object, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 2...2, "insert")
                let position = try runtime.asInt(arguments[1])
                runtime.insert(arguments[2], into: arguments[0], at: position)
                return runtime.retained(runtime.none)
            },
            NativeFunction("pop", "(self, index=-1, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...1, "pop")
                let position = arguments.count > 1 ? try runtime.asInt(arguments[1]) : -1
                return try runtime.popItem(arguments[0], at: position)
            },
            NativeFunction("remove", "(self, value, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "list.remove")
                guard let index = try runtime.firstIndex(of: arguments[1], in: arguments[0]) else {
                    throw runtime.valueError("list.remove(x): x not in list")
                }
                try runtime.setListSlice(arguments[0], index, index + 1, to: nil)
                return runtime.retained(runtime.none)
            },
            NativeFunction("clear", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "list.clear")
                runtime.clearList(arguments[0])
                return runtime.retained(runtime.none)
            },
            NativeFunction("reverse", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "list.reverse")
                runtime.reverseList(arguments[0])
                return runtime.retained(runtime.none)
            },
            NativeFunction("sort", "(self, /, *, key=None, reverse=False)") {
                (runtime, arguments) throws(Raised) in
                try runtime.sortList(arguments)
                return runtime.retained(runtime.none)
            },
        ]
    }

    private static var listReadingMethods: [NativeFunction] {
        [
            NativeFunction("copy", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "list.copy")
                let whole = SliceExtent(start: 0, stop: .max, step: 1)
                return runtime.listSlice(arguments[0], whole.clipped(to: runtime.listCount(arguments[0])))
            },
            NativeFunction("index", "(self, value, start=0, stop=sys.maxsize, /)") {
                (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...3, "index")
                return try runtime.indexMethod(arguments) { value throws(Raised) in
                    let text = try runtime.represent(value)
                    defer { runtime.release(text) }
                    return "\(runtime.stringValue(text)) is not in list"
                }
            },
            NativeFunction("count", "(self, value, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "list.count")
                return runtime.makeInt(try runtime.occurrences(of: arguments[1], in: arguments[0]))
            },
            NativeFunction("__reversed__", "(self, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "list.__reversed__")
                let list = arguments[0]
                return runtime.makeIndexIterator(
                    .listReverseIterator, list, from: runtime.listCount(list) - 1)
            },
        ]
    }
}

extension Runtime {
    /// `sequence.index(value, start, stop)`.
    func indexMethod(
        _ arguments: Arguments, absent: (ObjectRef) throws(Raised) -> String
    ) throws(Raised) -> ObjectRef {
        let count = sequenceCount(arguments[0])
        let start = try searchBound(arguments.optional(2), count, otherwise: 0)
        let stop = try searchBound(arguments.optional(3), count, otherwise: .max)
        guard let index = try firstIndex(of: arguments[1], in: arguments[0], from: start, to: stop) else {
            throw valueError(try absent(arguments[1]))
        }
        return makeInt(index)
    }

    fileprivate func initializeList(_ list: ObjectRef, _ arguments: Arguments) throws(Raised) {
        if arguments.keywordNames != nil, list.type == types.list {
            throw typeError("list() takes no keyword arguments")
        }
        guard arguments.count <= 1 else {
            throw typeError("list expected at most 1 argument, got \(arguments.count)")
        }
        clearList(list)
        if arguments.count == 1 { try extend(list, from: arguments[0]) }
    }
}
