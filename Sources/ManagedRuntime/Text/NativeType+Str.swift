extension NativeType {
    static var str: NativeType {
        NativeType(.str) { type in
            type.isBaseType = true
            type.slots = stringSlots
            type.methods = TextMethods.all + StringMethods.all
            type.staticMethods = [
                NativeFunction("maketrans") { (r, a) throws(Raised) in try r.makeTranslation(a) }
            ]
        }
    }

    private static func stringSlots(_ slots: inout TypeSlots) {
        slots.new = { (r, type, a) throws(Raised) in try r.newStr(type, a) }
        slots.represent = { (r, o) throws(Raised) in r.representString(o) }
        slots.string = { (r, o) throws(Raised) in r.plainString(o) }
        slots.hash = { (r, o) throws(Raised) in r.stringHash(o) }
        slots.compare = { (r, a, b, c) throws(Raised) in try r.compareStrings(a, b, c) }
        slots.iterate = { (r, o) throws(Raised) in
            r.makeIndexIterator(r.stringState(o).isASCII ? .strASCIIIterator : .strIterator, o, from: 0)
        }
        slots.length = { (r, o) throws(Raised) in r.stringLength(o) }
        slots.concatenate = { (r, a, b) throws(Raised) in try r.concatenateStrings(a, b) }
        slots.repeat = { (r, o, times) throws(Raised) in try r.repeatString(o, times) }
        slots.item = { (r, o, index) throws(Raised) in
            guard UInt(bitPattern: index) < UInt(bitPattern: r.stringLength(o)) else {
                throw r.indexError("string index out of range")
            }
            return r.makeString(character: r.view(o)[index])
        }
        slots.getItem = { (r, o, key) throws(Raised) in try r.stringItem(o, key) }
        slots.contains = { (r, o, member) throws(Raised) in try r.textContains(o, member) }
        slots[.remainder] = { (r, a, b) throws(Raised) in
            guard a.kind == .str else { return r.retained(r.notImplemented) }
            return try r.percentFormat(a, b)
        }
        slots.clear = { (r, o) in r.freeDerivedText(o) }
        slots.bufferSize = { (r, o) in
            let state = r.stringState(o)
            return state.isCompact ? 0 : state.width * (r.stringLength(o) + 1)
        }
    }

    static var strIterator: NativeType { textIterator(.strIterator) }
    static var strASCIIIterator: NativeType { textIterator(.strASCIIIterator) }

    private static func textIterator(_ kind: ObjectKind) -> NativeType {
        iterator(kind, hint: { (r, iterator) throws(Raised) in try r.indexIteratorHint(iterator) }) {
            (r, iterator) throws(Raised) in r.nextOfString(iterator)
        }
    }
}

extension Runtime {
    private static let newSignature = Signature("str", ["object", "encoding", "errors"])

    /// `str(object='')` and `str(bytes, encoding, errors)`, for str and classes derived from it.
    func newStr(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let value = try stringArgument(arguments)
        return type == types.str ? value : derivedString(type, from: value)
    }

    private func stringArgument(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        if arguments.keywordNames == nil {
            if arguments.count == 1 { return try string(arguments[0]) }
            if arguments.count == 0 { return retained(statics.emptyString) }
        }
        let values = try bind(arguments, Self.newSignature)
        guard let object = values[0] else { return retained(statics.emptyString) }
        guard values[1] != nil || values[2] != nil else { return try string(object) }
        if object.kind == .str { throw typeError("decoding str is not supported") }
        guard let contents = bytesIfAny(object) else {
            throw typeError("decoding to str: need a bytes-like object, \(typeName(of: object)) found")
        }
        return try decode(contents, of: object, encoding: values[1], errors: values[2])
    }

    /// An instance of a class derived from str, in exchange for the plain value.
    private func derivedString(_ type: ObjectRef, from value: ObjectRef) -> ObjectRef {
        defer { release(value) }
        let text = view(value)
        let object = newDerived(type, size: StrLayout.size)
        let state = StringState(width: text.width, isASCII: text.isASCII, isCompact: false)
        initializeString(object, length: text.count, state: state)
        object[word: StrLayout.hash] = value[word: StrLayout.hash]
        let buffer = allocator.allocate(text.width * (text.count + 1))
        copyCharacters(text, to: buffer, width: text.width)
        storeCharacter(0, buffer, text.count, text.width)
        object[pointer: StrLayout.data] = buffer
        return object
    }

    /// What is left is an empty text, so that nothing reads the buffer any more.
    func freeDerivedText(_ object: ObjectRef) {
        let state = stringState(object)
        guard !state.isCompact, let buffer = object[pointer: StrLayout.data] else { return }
        object[pointer: StrLayout.data] = nil
        initializeString(object, length: 0, state: StringState(width: 1, isASCII: true))
        allocator.free(buffer)
    }
}
