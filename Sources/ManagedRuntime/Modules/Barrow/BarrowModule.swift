/// `barrow`: what a program can ask of the runtime it runs on.
extension NativeModule {
    static var barrow: NativeModule {
        NativeModule("barrow") {
            $0.functions = barrowDumps + barrowQuestions
        }
    }

    private static let dumpHeap = Signature("dump_heap", ["path", "wait"], required: 1)
    private static let typeGrowth = Signature("type_growth", ["before", "after", "limit"], required: 1)

    private static var barrowDumps: [NativeFunction] {
        [
            NativeFunction("dump_heap", "(path, wait=False)") { (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, dumpHeap)
                let path = values[0].unsafelyUnwrapped
                guard path.kind == .str else {
                    throw runtime.typeError(
                        "dump_heap() argument 'path' must be str, not \(runtime.typeName(of: path))")
                }
                let waits =
                    try values[1].map { (object) throws(Raised) in try runtime.isTrue(object) } ?? false
                let isThere = runtime.dumpInChild(to: runtime.stringValue(path), waits: waits)
                return runtime.retained(runtime.bool(isThere))
            }
        ]
    }

    private static var barrowQuestions: [NativeFunction] {
        [
            NativeFunction("type_counts", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "type_counts", receivers: 0)
                return runtime.dictOfTypeCounts()
            },
            NativeFunction("type_growth", "(before, after=None, limit=10)") {
                (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, typeGrowth)
                let limit = try values[2].map { (object) throws(Raised) in try runtime.asInt(object) } ?? 10
                return try runtime.listOfTypeGrowth(
                    since: values[0].unsafelyUnwrapped, until: values[1] == runtime.none ? nil : values[1],
                    limit: limit)
            },
            NativeFunction("metrics", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "metrics", receivers: 0)
                return runtime.makeString(runtime.metricsText())
            },
            NativeFunction("find_chain", "(object, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "find_chain", receivers: 0)
                guard let chain = runtime.shortestChain(to: arguments[0]) else {
                    return runtime.retained(runtime.none)
                }
                return runtime.makeString(runtime.text(chain))
            },
            NativeFunction("check_invariants", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "check_invariants", receivers: 0)
                if let violation = runtime.firstViolation() {
                    throw runtime.raise(.systemError, violation.description)
                }
                return runtime.retained(runtime.none)
            },
        ]
    }
}

extension Runtime {
    /// `{type: (count, bytes)}`, the most bytes first.
    fileprivate func dictOfTypeCounts() -> ObjectRef {
        let counts = typeCounts()
        let dict = makeDict()
        for entry in counts {
            let pair = makeTuple(owned: [makeInt(entry.count), makeInt(entry.bytes)])
            setDictValue(dict, ownedKey: makeString(entry.name), ownedValue: pair)
        }
        return dict
    }

    /// `[(type, objects more, bytes more)]`, the most bytes first.
    fileprivate func listOfTypeGrowth(
        since before: ObjectRef, until after: ObjectRef?, limit: Int
    ) throws(Raised) -> ObjectRef {
        let old = try typeCounts(in: before)
        let new = try after.map { (object) throws(Raised) in try typeCounts(in: object) } ?? typeCounts()
        let previous = Dictionary(uniqueKeysWithValues: old.map { ($0.name, $0) })
        var growth = new.map { entry in
            TypeCount(
                name: entry.name, count: entry.count - (previous[entry.name]?.count ?? 0),
                bytes: entry.bytes - (previous[entry.name]?.bytes ?? 0))
        }
        growth = growth.filter { $0.count > 0 || $0.bytes > 0 }
        growth.sort { ($0.bytes, $0.count, $1.name) > ($1.bytes, $1.count, $0.name) }
        let list = makeList()
        for entry in growth.prefix(max(0, limit)) {
            append(
                owned: makeTuple(owned: [makeString(entry.name), makeInt(entry.count), makeInt(entry.bytes)]),
                to: list)
        }
        return list
    }

    private func typeCounts(in dict: ObjectRef) throws(Raised) -> [TypeCount] {
        guard dict.kind == .dict else { throw typeError("type_growth() takes what type_counts() returned") }
        var counts: [TypeCount] = []
        try forEachEntry(dict) { (key, value) throws(Raised) in
            guard key.kind == .str, value.kind == .tuple, tupleCount(value) == 2 else {
                throw typeError("type_growth() takes what type_counts() returned")
            }
            counts.append(
                TypeCount(
                    name: stringValue(key), count: try asInt(tupleItem(value, 0)),
                    bytes: try asInt(tupleItem(value, 1))))
        }
        return counts
    }
}
