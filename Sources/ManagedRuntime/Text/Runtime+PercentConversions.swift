/// The conversions of `%` formatting.
extension Runtime {
    func format(
        _ value: ObjectRef, _ directive: PercentDirective, at position: Int, _ template: ObjectRef,
        _ buffer: inout TextBuffer
    ) throws(Raised) {
        let isText = template.kind == .str
        let conversion = directive.conversion
        switch conversion < 128 ? Character(Unicode.Scalar(UInt8(conversion))) : "?" {
        case "s", "b":
            if isText {
                guard conversion == 115 else { throw unsupportedConversion(conversion, position) }
                try appendText(owned: string(value), directive, &buffer)
            } else {
                try appendBytes(value, directive, &buffer)
            }
        case "r":
            try appendText(owned: isText ? represent(value) : asciiRepresentation(value), directive, &buffer)
        case "a": try appendText(owned: asciiRepresentation(value), directive, &buffer)
        case "c": try appendCharacter(value, directive, isText, &buffer)
        case "d", "i", "u", "o", "x", "X": try appendInteger(value, directive, &buffer)
        case "e", "E", "f", "F", "g", "G": try appendFloat(value, directive, &buffer)
        default: throw unsupportedConversion(conversion, position)
        }
    }

    private func unsupportedConversion(_ conversion: UInt32, _ position: Int) -> Raised {
        let shown =
            conversion > 31 && conversion < 127 ? String(Character(Unicode.Scalar(UInt8(conversion)))) : "?"
        return valueError(
            "unsupported format character '\(shown)' (0x\(String(conversion, radix: 16))) at index \(position)"
        )
    }

    private func appendText(
        owned text: ObjectRef, _ directive: PercentDirective, _ buffer: inout TextBuffer
    ) {
        defer { release(text) }
        append(view(text), cutTo: directive.precision, directive, &buffer)
    }

    private func append(
        _ view: TextView, cutTo precision: Int?, _ directive: PercentDirective, _ buffer: inout TextBuffer
    ) {
        let shown = view.part(0, min(view.count, precision ?? view.count))
        let padding = directive.width - shown.count
        if !directive.leftAligned { buffer.append(repeating: 32, count: padding) }
        buffer.append(shown)
        if directive.leftAligned { buffer.append(repeating: 32, count: padding) }
    }

    private func appendBytes(
        _ value: ObjectRef, _ directive: PercentDirective, _ buffer: inout TextBuffer
    ) throws(Raised) {
        if let contents = bytesIfAny(value) {
            return append(TextView(bytes: contents), cutTo: directive.precision, directive, &buffer)
        }
        guard let method = try specialMethod(.__bytes__, of: value) else {
            throw typeError(
                "%b requires a bytes-like object, or an object that implements __bytes__, not "
                    + "'\(typeName(of: value))'")
        }
        release(method)
        let bytes = try makeBytes(from: value)
        defer { release(bytes) }
        append(TextView(bytes: bytesContents(bytes)), cutTo: directive.precision, directive, &buffer)
    }

    private func appendCharacter(
        _ value: ObjectRef, _ directive: PercentDirective, _ isText: Bool, _ buffer: inout TextBuffer
    ) throws(Raised) {
        var character = TextBuffer(capacity: 8)
        if isText, value.kind == .str, stringLength(value) == 1 {
            character.append(view(value)[0])
        } else if !isText, let bytes = bytesIfAny(value), bytes.count == 1 {
            character.append(byte: bytes[0])
        } else {
            guard isIndex(value) else {
                throw typeError(
                    isText
                        ? "%c requires int or char"
                        : "%c requires an integer in range(256) or a single byte")
            }
            let int = try indexObject(value)
            defer { release(int) }
            let limit = isText ? 0x110000 : 256
            guard let code = intValue(int), (0..<limit).contains(code) else {
                throw overflowError(
                    isText ? "%c arg not in range(0x110000)" : "%c arg not in range(256)")
            }
            character.append(UInt32(code))
        }
        append(character.view, cutTo: nil, directive, &buffer)
    }

    /// A new reference to the int that an integer conversion shows.
    private func integer(_ value: ObjectRef, _ conversion: UInt32) throws(Raised) -> ObjectRef {
        if isInt(value) { return retained(value) }
        let letter = Character(Unicode.Scalar(UInt8(conversion)))
        let needsInteger = conversion | 0x20 == 120 || conversion == 111
        let slots = value.type.slots
        let isNumber = value.kind == .float || slots.pointee.int != nil || slots.pointee.index != nil
        guard needsInteger ? slots.pointee.index != nil : isNumber else {
            let wanted = needsInteger ? "an integer" : "a real number"
            throw typeError("%\(letter) format: \(wanted) is required, not \(typeName(of: value))")
        }
        return needsInteger ? try indexObject(value) : try int(value)
    }

    private func appendInteger(
        _ value: ObjectRef, _ directive: PercentDirective, _ buffer: inout TextBuffer
    ) throws(Raised) {
        let int = try integer(value, directive.conversion)
        defer { release(int) }
        var digits = TextBuffer(capacity: 64)
        var prefix: StaticString = ""
        switch directive.conversion {
        case 111:
            prefix = "0o"
            appendMagnitude(int, bitsADigit: 3, uppercase: false, to: &digits)
        case 120:
            prefix = "0x"
            appendMagnitude(int, bitsADigit: 4, uppercase: false, to: &digits)
        case 88:
            prefix = "0X"
            appendMagnitude(int, bitsADigit: 4, uppercase: true, to: &digits)
        default: try appendDecimal(int, to: &digits)
        }
        let negative = intIsNegative(int)
        let text = digits.view
        let shown = text.part(negative && text[0] == 45 ? 1 : 0, text.count)
        let zeros = max(0, (directive.precision ?? 0) - shown.count)
        appendNumber(
            shown, zeros: zeros, negative: negative, prefix: directive.alternate ? prefix : "", directive,
            &buffer)
    }

    private func appendFloat(
        _ value: ObjectRef, _ directive: PercentDirective, _ buffer: inout TextBuffer
    ) throws(Raised) {
        let number = try asDouble(value)
        let conversion = UInt8(directive.conversion)
        var text = printed(number, conversion, directive.precision ?? 6, alternate: directive.alternate)
        if conversion &- 65 < 26 { text = text.map { $0 &- 97 < 26 ? $0 - 32 : $0 } }
        let negative = text.first == 45
        if negative { text.removeFirst() }
        text.withUnsafeBytes {
            appendNumber(
                TextView(bytes: $0), zeros: 0, negative: negative, prefix: "", directive, &buffer)
        }
    }

    /// Sign, prefix, zeros and digits; padded with spaces outside or with zeros inside.
    private func appendNumber(
        _ digits: TextView, zeros: Int, negative: Bool, prefix: StaticString, _ directive: PercentDirective,
        _ buffer: inout TextBuffer
    ) {
        let sign: UInt32? = negative ? 45 : directive.plus ? 43 : directive.space ? 32 : nil
        let length = (sign == nil ? 0 : 1) + prefix.utf8CodeUnitCount + zeros + digits.count
        let padding = max(0, directive.width - length)
        let padsWithZeros = directive.zero && !directive.leftAligned
        if !directive.leftAligned, !padsWithZeros { buffer.append(repeating: 32, count: padding) }
        if let sign { buffer.append(sign) }
        buffer.append(prefix)
        buffer.append(repeating: 48, count: zeros + (padsWithZeros ? padding : 0))
        buffer.append(digits)
        if directive.leftAligned { buffer.append(repeating: 32, count: padding) }
    }
}
