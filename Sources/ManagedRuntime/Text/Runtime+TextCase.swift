/// Upper and lower case, padding and tabs, of str, bytes and bytearray.
extension Runtime {
    enum CaseChange { case lower, upper, title, capitalize, swapcase, casefold }

    /// A new text, never the receiver itself.
    func textChangeCase(_ receiver: ObjectRef, _ change: CaseChange) -> ObjectRef {
        let text = anyText(receiver)
        if text.count == 0 { return makeText(like: receiver, text) }
        if receiver.kind == .str, !text.isASCII { return changeUnicodeCase(text, change) }
        let result = newLatin(like: receiver, count: text.count)
        var inWord = false
        for index in 0..<text.count {
            let byte = text.byte(index)
            let isLower = byte &- 97 < 26
            let isLetter = isLower || byte &- 65 < 26
            let wantsUpper: Bool
            switch change {
            case .lower, .casefold: wantsUpper = false
            case .upper: wantsUpper = true
            case .title: wantsUpper = !inWord
            case .capitalize: wantsUpper = index == 0
            case .swapcase: wantsUpper = isLower
            }
            inWord = isLetter
            result.bytes[index] = isLetter ? (wantsUpper ? byte & ~0x20 : byte | 0x20) : byte
        }
        return result.object
    }

    /// A text of the receiver's type whose `count` bytes the caller writes; not shared, however short.
    private func newLatin(
        like receiver: ObjectRef, count: Int
    ) -> (object: ObjectRef, bytes: UnsafeMutablePointer<UInt8>) {
        let object: ObjectRef
        switch receiver.kind {
        case .str: object = newString(length: count, usedBits: 0)
        case .bytes: object = makeBytes(repeating: 0, count: count)
        default: object = makeBytearray(count: count)
        }
        let bytes = UnsafeMutableRawPointer(mutating: anyText(object).start)
        return (object, bytes.assumingMemoryBound(to: UInt8.self))
    }

    private func changeUnicodeCase(_ text: TextView, _ change: CaseChange) -> ObjectRef {
        var buffer = TextBuffer(capacity: text.count * text.width + 16)
        var previousIsCased = false
        for index in 0..<text.count {
            let character = text[index]
            switch change {
            case .lower: appendLower(text, index, to: &buffer)
            case .casefold: Unicode.appendFolded(character, to: &buffer)
            case .upper: Unicode.append(character, \.uppercaseMapping, to: &buffer)
            case .swapcase:
                if Unicode.isUpper(character) {
                    appendLower(text, index, to: &buffer)
                } else if Unicode.isLower(character) {
                    Unicode.append(character, \.uppercaseMapping, to: &buffer)
                } else {
                    buffer.append(character)
                }
            case .title, .capitalize:
                if change == .title ? previousIsCased : index > 0 {
                    appendLower(text, index, to: &buffer)
                } else {
                    Unicode.append(character, \.titlecaseMapping, to: &buffer)
                }
                previousIsCased = Unicode.isCased(character)
            }
        }
        return makeString(buffer)
    }

    /// The capital sigma at a word's end has a small form of its own.
    private func appendLower(_ text: TextView, _ index: Int, to buffer: inout TextBuffer) {
        guard text[index] == 0x3a3 else {
            Unicode.append(text[index], \.lowercaseMapping, to: &buffer)
            return
        }
        var before = index - 1
        while before >= 0, Unicode.isCaseIgnorable(text[before]) { before -= 1 }
        var after = index + 1
        while after < text.count, Unicode.isCaseIgnorable(text[after]) { after += 1 }
        let isFinal =
            before >= 0 && Unicode.isCased(text[before])
            && !(after < text.count && Unicode.isCased(text[after]))
        buffer.append(isFinal ? 0x3c2 : 0x3c3)
    }

    // MARK: Padding

    enum Padding { case left, right, both }

    /// `ljust`, `rjust` and `center`: where the padding goes.
    func textPad(_ arguments: Arguments, _ padding: Padding, _ name: StaticString) throws(Raised) -> ObjectRef
    {
        let receiver = arguments[0]
        let width = try index(arguments[1])
        let fill =
            try arguments.optional(2).map { (fill) throws(Raised) in
                try fillCharacter(fill, for: receiver, name)
            } ?? 32
        let text = anyText(receiver)
        let total = width - text.count
        guard total > 0 else { return unchanged(receiver) }
        let before: Int
        switch padding {
        case .left: before = total
        case .right: before = 0
        case .both: before = total / 2 + (total & width & 1)
        }
        var buffer = TextBuffer(capacity: width * text.width)
        buffer.append(repeating: fill, count: before)
        buffer.append(text)
        buffer.append(repeating: fill, count: total - before)
        return makeText(like: receiver, buffer)
    }

    private func fillCharacter(
        _ object: ObjectRef, for receiver: ObjectRef, _ name: StaticString
    ) throws(Raised) -> UInt32 {
        if receiver.kind == .str {
            guard object.kind == .str else {
                throw typeError("The fill character must be a unicode character, not \(typeName(of: object))")
            }
            guard stringLength(object) == 1 else {
                throw typeError("The fill character must be exactly one character long")
            }
            return view(object)[0]
        }
        guard let bytes = bytesIfAny(object), bytes.count == 1 else {
            throw typeError(
                "\(name)() argument 2 must be a byte string of length 1, not \(typeName(of: object))")
        }
        return UInt32(bytes[0])
    }

    func textZeroFill(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let receiver = arguments[0]
        let width = try index(arguments[1])
        let text = anyText(receiver)
        guard width > text.count else { return unchanged(receiver) }
        var buffer = TextBuffer(capacity: width * text.width)
        let hasSign = text.count > 0 && (text[0] == 43 || text[0] == 45)
        if hasSign { buffer.append(text[0]) }
        buffer.append(repeating: 48, count: width - text.count)
        buffer.append(text.part(hasSign ? 1 : 0, text.count))
        return makeText(like: receiver, buffer)
    }

    private static let expandtabsSignature = Signature("expandtabs", positionalOnly: ["self"], ["tabsize"])

    func textExpandTabs(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.expandtabsSignature)
        let size = try values[1].map { (size) throws(Raised) in try asInt32(size) } ?? 8
        let receiver = arguments[0]
        let text = anyText(receiver)
        guard text.contains(9) else { return unchanged(receiver) }
        var buffer = TextBuffer(capacity: text.byteCount + 64)
        var column = 0
        for index in 0..<text.count {
            let character = text[index]
            if character == 9 {
                guard size > 0 else { continue }
                let step = size - column % size
                buffer.append(repeating: 32, count: step)
                column += step
            } else {
                buffer.append(character)
                column = character == 10 || character == 13 ? 0 : column + 1
            }
        }
        return makeText(like: receiver, buffer)
    }

    // MARK: Predicates

    /// Whether there are characters and all satisfy the condition.
    @inline(__always)
    func textAll(
        _ receiver: ObjectRef, _ unicode: (UInt32) -> Bool, _ bytes: ((UInt32) -> Bool)? = nil
    ) -> ObjectRef {
        let text = anyText(receiver)
        guard text.count > 0 else { return retained(statics.false) }
        let isText = receiver.kind == .str
        for index in 0..<text.count {
            let character = text[index]
            let holds =
                isText
                ? unicode(character)
                : bytes.map { $0(character) } ?? (character < 128 && unicode(character))
            if !holds { return retained(statics.false) }
        }
        return retained(statics.true)
    }

    /// `islower` and `isupper`: something is in that case, nothing in another.
    func textIsCased(_ receiver: ObjectRef, upper: Bool) -> ObjectRef {
        let text = anyText(receiver)
        let isText = receiver.kind == .str
        var found = false
        for index in 0..<text.count {
            let character = text[index]
            guard isText || character < 128 else { continue }
            if upper ? Unicode.isUpper(character) : Unicode.isLower(character) {
                found = true
            } else if upper
                ? Unicode.isLower(character) || Unicode.isTitle(character)
                : Unicode.isUpper(character) || Unicode.isTitle(character)
            {
                return retained(statics.false)
            }
        }
        return retained(bool(found))
    }

    func textIsTitle(_ receiver: ObjectRef) -> ObjectRef {
        let text = anyText(receiver)
        let isText = receiver.kind == .str
        var (found, previousIsCased) = (false, false)
        for index in 0..<text.count {
            let character = text[index]
            if isText || character < 128, Unicode.isUpper(character) || Unicode.isTitle(character) {
                if previousIsCased { return retained(statics.false) }
                (found, previousIsCased) = (true, true)
            } else if isText || character < 128, Unicode.isLower(character) {
                if !previousIsCased { return retained(statics.false) }
                (found, previousIsCased) = (true, true)
            } else {
                previousIsCased = false
            }
        }
        return retained(bool(found))
    }
}

extension Unicode {
    /// Appends what a character becomes under a mapping of the Unicode standard.
    static func append(
        _ character: UInt32, _ mapping: KeyPath<Unicode.Scalar.Properties, String>,
        to buffer: inout TextBuffer
    ) {
        guard let properties = properties(character) else {
            buffer.append(character)
            return
        }
        for scalar in properties[keyPath: mapping].unicodeScalars { buffer.append(scalar.value) }
    }

    /// Case folding: the standard library has no mapping for it, but lower case of upper case is the same except for
    /// the characters below.
    static func appendFolded(_ character: UInt32, to buffer: inout TextBuffer) {
        switch character {
        case 0xdf, 0x1e9e:
            buffer.append(115)
            buffer.append(115)
        case 0x13a0...0x13f5: buffer.append(character)
        case 0x13f8...0x13fd: buffer.append(character - 8)
        case 0xab70...0xabbf: buffer.append(character - 0xab70 + 0x13a0)
        case 0x130: append(character, \.lowercaseMapping, to: &buffer)
        case 0x131: buffer.append(character)
        default:
            guard let properties = properties(character), properties.changesWhenCaseFolded else {
                buffer.append(character)
                return
            }
            for upper in properties.uppercaseMapping.unicodeScalars {
                for lower in upper.properties.lowercaseMapping.unicodeScalars { buffer.append(lower.value) }
            }
        }
    }
}
