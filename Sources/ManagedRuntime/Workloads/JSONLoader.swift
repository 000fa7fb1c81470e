/// A mistake in a JSON text and where it is, from 1.
struct JSONSyntaxError: Error, Equatable {
    let line: Int
    let column: Int
    let message: String
}

/// Reads JSON (RFC 8259) straight into managed objects: no tree of Swift values between. Containers that are still open
/// are on a stack of their own, so that depth is limited by memory only.
struct JSONLoader: ~Copyable {
    private let runtime: Runtime
    private var lexer: JSONLexer
    /// Open containers, each with the key that waits for its value.
    private var open: [(container: ObjectRef, key: ObjectRef?)] = []
    /// Equal keys share a str, as with Python's parser.
    private let keys: ObjectRef

    init(_ runtime: Runtime, _ text: UnsafeBufferPointer<UInt8>) {
        self.runtime = runtime
        lexer = JSONLexer(text)
        keys = runtime.makeDict()
    }

    /// A new reference to the document's value. Releases what it made when the text is malformed.
    mutating func parseDocument() throws(JSONSyntaxError) -> ObjectRef {
        defer { runtime.release(keys) }
        var value: ObjectRef?
        do throws(JSONSyntaxError) {
            let document = try parseValue()
            value = document
            try lexer.expectEnd()
            return document
        } catch {
            runtime.release(value)
            for (container, key) in open {
                runtime.release(container)
                runtime.release(key)
            }
            throw error
        }
    }

    private mutating func parseValue() throws(JSONSyntaxError) -> ObjectRef {
        while true {
            var value = try parseScalarOrOpen()
            while let complete = value {
                guard !open.isEmpty else { return complete }
                value = try add(complete)
            }
        }
    }

    /// A complete value; nil after the start of a container that is not empty, whose first value comes next.
    private mutating func parseScalarOrOpen() throws(JSONSyntaxError) -> ObjectRef? {
        switch try lexer.nextValueStart() {
        case UInt8(ascii: "{"):
            let dict = runtime.makeDict()
            if lexer.skip(UInt8(ascii: "}")) { return dict }
            open.append((dict, nil))
            open[open.count - 1].key = try parseKey()
            return nil
        case UInt8(ascii: "["):
            let list = runtime.makeList()
            if lexer.skip(UInt8(ascii: "]")) { return list }
            open.append((list, nil))
            return nil
        case UInt8(ascii: "\""):
            return runtime.makeString(utf8: try lexer.string())
        case UInt8(ascii: "t"):
            try lexer.expect("rue")
            return retained(runtime.bool(true))
        case UInt8(ascii: "f"):
            try lexer.expect("alse")
            return retained(runtime.bool(false))
        case UInt8(ascii: "n"):
            try lexer.expect("ull")
            return retained(runtime.none)
        default:
            return try parseNumber()
        }
    }

    /// Adds a value to the innermost container.
    /// - Returns: that container, when it ends here.
    private mutating func add(_ value: ObjectRef) throws(JSONSyntaxError) -> ObjectRef? {
        let (container, key) = open[open.count - 1]
        if let key {
            open[open.count - 1].key = nil
            runtime.setDictValue(container, ownedKey: key, ownedValue: value)
        } else {
            runtime.append(owned: value, to: container)
        }
        let end = UInt8(ascii: container.kind == .dict ? "}" : "]")
        guard try lexer.endsContainer(end) else {
            if container.kind == .dict { open[open.count - 1].key = try parseKey() }
            return nil
        }
        open.removeLast()
        return container
    }

    private mutating func parseKey() throws(JSONSyntaxError) -> ObjectRef {
        let made = runtime.makeString(utf8: try lexer.key())
        if let known = runtime.dictValue(keys, for: made) {
            runtime.release(made)
            return retained(known)
        }
        runtime.setDictValue(keys, made, made)
        return made
    }

    private mutating func parseNumber() throws(JSONSyntaxError) -> ObjectRef {
        let (text, isInteger) = try lexer.number()
        if isInteger, let int = runtime.makeInt(decimal: text) { return int }
        guard let value = Double(String(decoding: text, as: UTF8.self)) else {
            throw lexer.error("a number that is none")
        }
        return runtime.makeFloat(value)
    }

    private func retained(_ object: ObjectRef) -> ObjectRef {
        runtime.retain(object)
        return object
    }
}
