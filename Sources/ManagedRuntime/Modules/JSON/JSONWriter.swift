/// Writes objects as JSON into one buffer.
struct JSONWriter: ~Copyable {
    struct Options {
        /// One level of indentation; nil for everything on one line.
        var indent: TextView?
        var itemSeparator = TextView(bytes: UnsafeRawBufferPointer(start: nil, count: 0))
        var keySeparator = TextView(bytes: UnsafeRawBufferPointer(start: nil, count: 0))
        var asciiOnly = true
        var sortsKeys = false
        var skipsKeys = false
        var allowsNaN = true
        var checksCycles = true
    }

    let runtime: Runtime
    /// Called with what JSON has no form for; borrowed.
    let defaultFunction: ObjectRef
    let options: Options
    var text = TextBuffer(capacity: 512)
    /// The containers being written.
    private var open: [ObjectRef] = []

    init(runtime: Runtime, defaultFunction: ObjectRef, options: Options) {
        self.runtime = runtime
        self.defaultFunction = defaultFunction
        self.options = options
    }

    mutating func write(_ object: ObjectRef, depth: Int) throws(Raised) {
        switch object.kind {
        case .none: text.append("null")
        case .bool: text.append(object == runtime.statics.true ? "true" : "false")
        case .int: try runtime.appendDecimal(object, to: &text)
        case .float: try write(number: runtime.floatValue(object))
        case .str: write(string: runtime.view(object))
        case .list, .tuple:
            try nested(object) { (writer) throws(Raised) in try writer.write(sequence: object, depth: depth) }
        default:
            if runtime.isSubtype(object.type, runtime.types.dict) {
                try nested(object) { (writer) throws(Raised) in
                    try writer.write(mapping: object, depth: depth)
                }
            } else {
                try nested(object) { (writer) throws(Raised) in
                    let replacement = try writer.runtime.call(writer.defaultFunction, object)
                    defer { writer.runtime.release(replacement) }
                    try writer.write(replacement, depth: depth)
                }
            }
        }
    }

    private mutating func nested(
        _ object: ObjectRef, _ body: (inout JSONWriter) throws(Raised) -> Void
    ) throws(Raised) {
        if options.checksCycles, open.contains(object) {
            throw runtime.valueError("Circular reference detected")
        }
        guard open.count < Runtime.recursionLimit else {
            throw runtime.raise(
                .recursionError, "maximum recursion depth exceeded while encoding a JSON object")
        }
        open.append(object)
        try body(&self)
        open.removeLast()
    }

    private mutating func newLine(_ depth: Int) {
        guard let indent = options.indent else { return }
        text.append(10)
        for _ in 0..<depth { text.append(indent) }
    }

    private mutating func write(sequence: ObjectRef, depth: Int) throws(Raised) {
        if runtime.sequenceCount(sequence) == 0 {
            text.append("[]")
            return
        }
        text.append(91)
        var index = 0
        while index < runtime.sequenceCount(sequence) {
            if index > 0 { text.append(options.itemSeparator) }
            newLine(depth + 1)
            let item = runtime.retained(runtime.sequenceItems(sequence)[index])
            defer { runtime.release(item) }
            try write(item, depth: depth + 1)
            index += 1
        }
        newLine(depth)
        text.append(93)
    }

    // MARK: Mappings

    private mutating func write(mapping: ObjectRef, depth: Int) throws(Raised) {
        if try runtime.length(mapping) == 0 {
            text.append("{}")
            return
        }
        let items = try items(of: mapping)
        defer { runtime.release(items) }
        text.append(123)
        var isFirst = true
        for index in 0..<runtime.sequenceCount(items) {
            let pair = runtime.sequenceItems(items)[index]
            guard pair.kind == .tuple, runtime.tupleCount(pair) == 2 else {
                throw runtime.valueError("items must return 2-tuples")
            }
            try write(
                runtime.tupleItem(pair, 0), runtime.tupleItem(pair, 1), depth: depth, isFirst: &isFirst)
        }
        if !isFirst { newLine(depth) }
        text.append(125)
    }

    /// A list of pairs, sorted where that is asked for; a new reference.
    private func items(of mapping: ObjectRef) throws(Raised) -> ObjectRef {
        let view = try runtime.callMethod(mapping, runtime.name(.items))
        defer { runtime.release(view) }
        let list = try runtime.makeList(from: view)
        if options.sortsKeys {
            do throws(Raised) {
                try runtime.sortList(list, key: nil, reverse: false)
            } catch {
                runtime.release(list)
                throw error
            }
        }
        return list
    }

    private mutating func write(
        _ key: ObjectRef, _ value: ObjectRef, depth: Int, isFirst: inout Bool
    ) throws(Raised) {
        let isKey =
            switch key.kind {
            case .str, .int, .float, .bool, .none: true
            default: false
            }
        guard isKey else {
            if options.skipsKeys { return }
            throw runtime.typeError(
                "keys must be str, int, float, bool or None, not \(runtime.typeName(of: key))")
        }
        if !isFirst { text.append(options.itemSeparator) }
        isFirst = false
        newLine(depth + 1)
        if key.kind == .str {
            write(string: runtime.view(key))
        } else {
            text.append(34)
            try write(key, depth: depth)
            text.append(34)
        }
        text.append(options.keySeparator)
        try write(value, depth: depth + 1)
    }

    // MARK: Atoms

    private mutating func write(number: Double) throws(Raised) {
        guard number.isFinite else {
            guard options.allowsNaN else {
                let shown = String(decoding: FloatText.special(number)!, as: UTF8.self)
                throw runtime.valueError(
                    options.indent == nil
                        ? "Out of range float values are not JSON compliant"
                        : "Out of range float values are not JSON compliant: \(shown)")
            }
            text.append(number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity")
            return
        }
        for byte in FloatText.shortest(number) { text.append(byte: byte) }
    }

    private mutating func write(string: TextView) {
        text.append(34)
        var plain = 0
        for index in 0..<string.count {
            let character = string[index]
            if character >= 32, character != 34, character != 92,
                character < 127 || !options.asciiOnly
            {
                continue
            }
            text.append(string.part(plain, index))
            plain = index + 1
            write(escape: character)
        }
        text.append(string.part(plain, string.count))
        text.append(34)
    }

    private mutating func write(escape character: UInt32) {
        switch character {
        case 34: text.append("\\\"")
        case 92: text.append("\\\\")
        case 8: text.append("\\b")
        case 9: text.append("\\t")
        case 10: text.append("\\n")
        case 12: text.append("\\f")
        case 13: text.append("\\r")
        case 0x10000...:
            let rest = character - 0x10000
            write(unit: 0xd800 + rest >> 10)
            write(unit: 0xdc00 + rest & 0x3ff)
        default: write(unit: character)
        }
    }

    private mutating func write(unit: UInt32) {
        text.append("\\u")
        runtime.appendHex(unit, digits: 4, to: &text)
    }
}
