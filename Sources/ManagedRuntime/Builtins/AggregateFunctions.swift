extension NativeModule {
    static var aggregateFunctions: [NativeFunction] {
        [
            NativeFunction("max") { (runtime, arguments) throws(Raised) in
                try runtime.extreme(arguments, .greater, "max")
            },
            NativeFunction("min") { (runtime, arguments) throws(Raised) in
                try runtime.extreme(arguments, .less, "min")
            },
            NativeFunction("sum", "(iterable, /, start=0)") { (runtime, arguments) throws(Raised) in
                guard arguments.count > 0 else {
                    throw runtime.typeError("sum() takes at least 1 positional argument (0 given)")
                }
                if arguments.count == 1, arguments.keywordNames == nil {
                    return try runtime.sum(arguments[0], from: nil)
                }
                let values = try runtime.bind(arguments, Runtime.sumSignature)
                return try runtime.sum(values[0].unsafelyUnwrapped, from: values[1])
            },
        ]
    }
}

extension Runtime {
    fileprivate static let sumSignature = Signature(
        "sum", positionalOnly: ["iterable"], ["start"], required: 1)

    /// What `max` and `min` look for: the best so far, and the key by which it is.
    private struct Candidate {
        var item: ObjectRef
        var key: ObjectRef
    }

    fileprivate func extreme(
        _ arguments: Arguments, _ comparison: ComparisonOperator, _ function: StaticString
    ) throws(Raised) -> ObjectRef {
        let (key, fallback) = try extremeOptions(arguments, function)
        guard arguments.count > 0 else {
            throw typeError("\(function) expected at least 1 argument, got 0")
        }
        if arguments.count > 1, fallback != nil {
            throw typeError("Cannot specify a default for \(function)() with multiple positional arguments")
        }
        var best: Candidate?
        do throws(Raised) {
            if arguments.count > 1 {
                for index in 0..<arguments.count {
                    try consider(arguments[index], key, comparison, &best)
                }
            } else {
                try forEach(in: arguments[0]) { (item) throws(Raised) in
                    try consider(item, key, comparison, &best)
                }
            }
        } catch {
            release(best?.item)
            release(best?.key)
            throw error
        }
        guard let best else {
            if let fallback { return retained(fallback) }
            throw valueError("\(function)() arg is an empty sequence")
        }
        release(best.key)
        return best.item
    }

    private func extremeOptions(
        _ arguments: Arguments, _ function: StaticString
    ) throws(Raised) -> (key: ObjectRef?, fallback: ObjectRef?) {
        var (key, fallback): (ObjectRef?, ObjectRef?) = (nil, nil)
        guard let names = arguments.keywordNames else { return (nil, nil) }
        for index in 0..<tupleCount(names) {
            let value = arguments.values[arguments.count + index]
            switch stringValue(tupleItem(names, index)) {
            case "key": key = value == none ? nil : value
            case "default": fallback = value
            case let other: throw typeError("'\(other)' is an invalid keyword argument for \(function)()")
            }
        }
        return (key, fallback)
    }

    private func consider(
        _ item: ObjectRef, _ keyFunction: ObjectRef?, _ comparison: ComparisonOperator,
        _ best: inout Candidate?
    ) throws(Raised) {
        let key =
            try keyFunction.map { (function) throws(Raised) in try call(function, item) } ?? retained(item)
        if let current = best {
            let isBetter: Bool
            do throws(Raised) {
                isBetter = try isTrueOwned(compare(key, current.key, comparison))
            } catch {
                release(key)
                throw error
            }
            guard isBetter else { return release(key) }
            release(current.item)
            release(current.key)
        }
        best = Candidate(item: retained(item), key: key)
    }

    /// Adds up ints and floats as numbers of the machine for as long as they are such.
    fileprivate func sum(_ iterable: ObjectRef, from start: ObjectRef?) throws(Raised) -> ObjectRef {
        if let start {
            switch start.kind {
            case .str: throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
            case .bytes: throw typeError("sum() can't sum bytes [use b''.join(seq) instead]")
            case .bytearray: throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]")
            default: break
            }
        }
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        var total = start.map { retained($0) } ?? makeInt(0)
        do throws(Raised) {
            if total.type == types.int, try sumInts(iterator, &total) { return total }
            if total.type == types.float, try sumFloats(iterator, &total) { return total }
            while let item = try next(iterator) { try add(owned: item, to: &total) }
        } catch {
            release(total)
            throw error
        }
        return total
    }

    private func add(owned item: ObjectRef, to total: inout ObjectRef) throws(Raised) {
        defer { release(item) }
        let sum = try binary(.add, total, item)
        release(total)
        total = sum
    }

    /// - Returns: whether the iterator ended; else `total` is the sum up to and including something that is no small int.
    private func sumInts(_ iterator: ObjectRef, _ total: inout ObjectRef) throws(Raised) -> Bool {
        guard var sum = compactInt(total) else { return false }
        while let item = try next(iterator) {
            if item.type == types.int || item.type == types.bool, let value = compactInt(item) {
                let (next, overflow) = sum.addingReportingOverflow(value)
                if !overflow {
                    sum = next
                    release(item)
                    continue
                }
            }
            release(total)
            total = makeInt(sum)
            try add(owned: item, to: &total)
            return false
        }
        release(total)
        total = makeInt(sum)
        return true
    }

    private func sumFloats(_ iterator: ObjectRef, _ total: inout ObjectRef) throws(Raised) -> Bool {
        var sum = floatValue(total)
        while let item = try next(iterator) {
            if item.type == types.float {
                sum += floatValue(item)
                release(item)
            } else if item.type == types.int, let value = compactInt(item) {
                sum += Double(value)
                release(item)
            } else {
                release(total)
                total = makeFloat(sum)
                try add(owned: item, to: &total)
                return false
            }
        }
        release(total)
        total = makeFloat(sum)
        return true
    }
}
