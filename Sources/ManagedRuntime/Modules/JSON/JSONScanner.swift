/// Reads a JSON document into objects, straight from the characters of the str.
///
/// Keys that occur again within a document are the same object. Errors are raised by calling the error class with a
/// message, the document and a position, as CPython's scanner does.
struct JSONScanner {
    struct Hooks {
        let object, pairs, float, int, constant: ObjectRef?
    }

    let runtime: Runtime
    let document: ObjectRef
    let text: TextView
    var position: Int
    let strict: Bool
    let errorClass: ObjectRef
    let hooks: Hooks
    /// From each key to itself; made with the first.
    var keys: ObjectRef?
    var depth = 0

    init(
        runtime: Runtime, document: ObjectRef, start: Int, strict: Bool, errorClass: ObjectRef, hooks: Hooks
    ) {
        self.runtime = runtime
        self.document = document
        text = runtime.view(document)
        position = max(0, start)
        self.strict = strict
        self.errorClass = errorClass
        self.hooks = hooks
    }

    func releaseKeys() { runtime.release(keys) }

    var isAtEnd: Bool { position >= text.count }

    @inline(__always)
    private var next: UInt32 { position < text.count ? text[position] : 0 }

    @inline(__always)
    mutating func skipSpace() {
        while position < text.count {
            switch text[position] {
            case 32, 10, 13, 9: position += 1
            default: return
            }
        }
    }

    func error(_ message: String, at position: Int) -> Raised {
        let arguments = [runtime.makeString(message), document, runtime.makeInt(position)]
        defer {
            runtime.release(arguments[0])
            runtime.release(arguments[2])
        }
        do throws(Raised) {
            return runtime.raise(owned: try runtime.call(errorClass, arguments))
        } catch {
            return error
        }
    }

    /// The value at the position; a new reference.
    mutating func value() throws(Raised) -> ObjectRef {
        let start = position
        guard position < text.count else { throw error("Expecting value", at: start) }
        switch text[position] {
        case 34:
            position += 1
            return runtime.makeString(try string())
        case 123: return try nested(" object") { (scanner) throws(Raised) in try scanner.object() }
        case 91: return try nested(" array") { (scanner) throws(Raised) in try scanner.array() }
        case 110 where skip("null"): return runtime.retained(runtime.none)
        case 116 where skip("true"): return runtime.retained(runtime.statics.true)
        case 102 where skip("false"): return runtime.retained(runtime.statics.false)
        case 78 where skip("NaN"): return try constant("NaN", .nan)
        case 73 where skip("Infinity"): return try constant("Infinity", .infinity)
        case 45 where skip("-Infinity"): return try constant("-Infinity", -.infinity)
        case 45, 48...57: return try number()
        default: throw error("Expecting value", at: start)
        }
    }

    private mutating func nested(
        _ what: String, _ body: (inout JSONScanner) throws(Raised) -> ObjectRef
    ) throws(Raised) -> ObjectRef {
        depth += 1
        defer { depth -= 1 }
        guard depth < Runtime.recursionLimit else {
            throw runtime.raise(
                .recursionError,
                "maximum recursion depth exceeded while decoding a JSON\(what) from a unicode string")
        }
        position += 1
        return try body(&self)
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= text.count else { return false }
        for index in 0..<count where text[position + index] != UInt32(word.utf8Start[index]) { return false }
        position += count
        return true
    }

    private func constant(_ name: StaticString, _ value: Double) throws(Raised) -> ObjectRef {
        guard let hook = hooks.constant else { return runtime.makeFloat(value) }
        let text = runtime.makeString(name)
        defer { runtime.release(text) }
        return try runtime.call(hook, text)
    }

    // MARK: Containers

    private mutating func array() throws(Raised) -> ObjectRef {
        let list = runtime.makeList()
        do throws(Raised) {
            skipSpace()
            if next != 93 || isAtEnd {
                while true {
                    runtime.append(owned: try value(), to: list)
                    skipSpace()
                    if !isAtEnd, next == 93 { break }
                    guard !isAtEnd, next == 44 else { throw error("Expecting ',' delimiter", at: position) }
                    position += 1
                    skipSpace()
                }
            }
        } catch {
            runtime.release(list)
            throw error
        }
        position += 1
        return list
    }

    private mutating func object() throws(Raised) -> ObjectRef {
        let result = hooks.pairs == nil ? runtime.makeDict() : runtime.makeList()
        do throws(Raised) {
            skipSpace()
            if next != 125 || isAtEnd {
                while true {
                    try member(of: result)
                    skipSpace()
                    if !isAtEnd, next == 125 { break }
                    guard !isAtEnd, next == 44 else { throw error("Expecting ',' delimiter", at: position) }
                    position += 1
                    skipSpace()
                }
            }
        } catch {
            runtime.release(result)
            throw error
        }
        position += 1
        guard let hook = hooks.pairs ?? hooks.object else { return result }
        defer { runtime.release(result) }
        return try runtime.call(hook, result)
    }

    private mutating func member(of result: ObjectRef) throws(Raised) {
        guard !isAtEnd, next == 34 else {
            throw error("Expecting property name enclosed in double quotes", at: position)
        }
        position += 1
        let key = shared(owned: runtime.makeString(try string()))
        do throws(Raised) {
            skipSpace()
            guard !isAtEnd, next == 58 else { throw error("Expecting ':' delimiter", at: position) }
            position += 1
            skipSpace()
            let value = try value()
            if hooks.pairs != nil {
                runtime.append(owned: runtime.makeTuple(owned: [key, value]), to: result)
            } else {
                runtime.setDictValue(result, ownedKey: key, ownedValue: value)
            }
        } catch {
            runtime.release(key)
            throw error
        }
    }

    /// The key as it was made first, in exchange for the caller's reference.
    private mutating func shared(owned key: ObjectRef) -> ObjectRef {
        if runtime.isStatic(key) { return key }
        let table = keys ?? runtime.makeDict()
        keys = table
        if let first = runtime.dictValue(table, for: key) {
            runtime.retain(first)
            runtime.release(key)
            return first
        }
        runtime.setDictValue(table, key, key)
        return key
    }
}
