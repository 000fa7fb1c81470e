/// `str.format`: literal text with fields in braces, whose specifications may hold fields themselves.
extension Runtime {
    /// Where a template's fields take their values from.
    struct TemplateValues {
        /// Arguments behind the template; nil for `format_map`.
        var arguments: Arguments?
        var mapping: ObjectRef?
        /// The next number for fields without one.
        var next = 0
        /// Whether fields are numbered by hand; nil while there was none to tell by.
        var isManual: Bool?
    }

    /// `template.format(...)`: the template is argument 0.
    func formatTemplate(_ arguments: Arguments) throws(Raised) -> ObjectRef {
        guard arguments.count > 0 else { throw typeError("unbound method str.format() needs an argument") }
        var values = TemplateValues(arguments: arguments.dropFirst)
        return try render(arguments[0], &values)
    }

    func formatTemplate(_ template: ObjectRef, mapping: ObjectRef) throws(Raised) -> ObjectRef {
        var values = TemplateValues(mapping: mapping)
        return try render(template, &values)
    }

    private func render(_ template: ObjectRef, _ values: inout TemplateValues) throws(Raised) -> ObjectRef {
        let text = view(template)
        // A template that is one plain field gives the value's own text.
        if text.count == 2, text[0] == 123, text[1] == 125 {
            let value = try fieldValue(text.part(1, 1), &values)
            defer { release(value) }
            let result = try format(value, nil)
            guard value.kind != .str, stringLength(result) == 1, view(result)[0] < 256 else { return result }
            defer { release(result) }
            return makeString(character: view(result)[0])
        }
        if !text.contains(123), !text.contains(125) { return unchanged(template) }
        var buffer = TextBuffer(capacity: text.byteCount + 100)
        try render(text, &values, depth: 2, into: &buffer)
        return makeString(buffer)
    }

    private func render(
        _ text: TextView, _ values: inout TemplateValues, depth: Int, into buffer: inout TextBuffer
    ) throws(Raised) {
        guard depth >= 0 else { throw valueError("Max string recursion exceeded") }
        var position = 0
        while position < text.count {
            let start = position
            while position < text.count, text[position] != 123, text[position] != 125 { position += 1 }
            buffer.append(text.part(start, position))
            guard position < text.count else { return }
            let brace = text[position]
            position += 1
            if position < text.count, text[position] == brace {
                buffer.append(brace)
                position += 1
                continue
            }
            guard brace == 123 else { throw valueError("Single '}' encountered in format string") }
            guard position < text.count else { throw valueError("Single '{' encountered in format string") }
            let field = try parseField(text, &position)
            try renderField(field, &values, depth: depth, into: &buffer)
        }
    }

    private struct Field {
        var name: TextView
        var conversion: UInt32?
        var spec: TextView
        var specHasFields = false
    }

    /// From behind the opening brace to behind the closing one.
    private func parseField(_ text: TextView, _ position: inout Int) throws(Raised) -> Field {
        let start = position
        var bracket = false
        scan: while position < text.count {
            switch text[position] {
            case 91: bracket = true
            case 93: bracket = false
            case 123 where !bracket: throw valueError("unexpected '{' in field name")
            case 125 where !bracket, 58 where !bracket, 33 where !bracket: break scan
            default: break
            }
            position += 1
        }
        guard position < text.count else { throw valueError("expected '}' before end of string") }
        var field = Field(name: text.part(start, position), spec: text.part(position, position))
        if text[position] == 33 {
            position += 1
            guard position < text.count else {
                throw valueError("end of string while looking for conversion specifier")
            }
            field.conversion = text[position]
            position += 1
            guard position < text.count else { throw valueError("unmatched '{' in format spec") }
            if text[position] != 58, text[position] != 125 {
                throw valueError("expected ':' after conversion specifier")
            }
        }
        guard text[position] == 58 else {
            position += 1
            return field
        }
        try parseFieldSpec(text, &position, &field)
        return field
    }

    private func parseFieldSpec(
        _ text: TextView, _ position: inout Int, _ field: inout Field
    ) throws(Raised) {
        position += 1
        let start = position
        var depth = 1
        while position < text.count {
            if text[position] == 123 {
                depth += 1
                field.specHasFields = true
            } else if text[position] == 125 {
                depth -= 1
                if depth == 0 {
                    field.spec = text.part(start, position)
                    position += 1
                    return
                }
            }
            position += 1
        }
        throw valueError("unmatched '{' in format spec")
    }

    private func renderField(
        _ field: Field, _ values: inout TemplateValues, depth: Int, into buffer: inout TextBuffer
    ) throws(Raised) {
        var value = try fieldValue(field.name, &values)
        if let conversion = field.conversion {
            let plain = value
            defer { release(plain) }
            value = try converted(plain, conversion)
        }
        defer { release(value) }
        var spec: ObjectRef?
        defer { release(spec) }
        if field.specHasFields {
            var nested = TextBuffer()
            try render(field.spec, &values, depth: depth - 1, into: &nested)
            spec = makeString(nested)
        } else if field.spec.count > 0 {
            spec = makeString(field.spec)
        }
        if depth < 1 { throw valueError("Max string recursion exceeded") }
        let text = try format(value, spec)
        defer { release(text) }
        buffer.append(view(text))
    }

    private func converted(_ value: ObjectRef, _ conversion: UInt32) throws(Raised) -> ObjectRef {
        switch conversion {
        case 115: return try string(value)
        case 114: return try represent(value)
        case 97: return try asciiRepresentation(value)
        default:
            if conversion > 32, conversion < 127 {
                let shown = Character(Unicode.Scalar(UInt8(conversion)))
                throw valueError("Unknown conversion specifier \(shown)")
            }
            throw valueError("Unknown conversion specifier \\x\(String(conversion, radix: 16))")
        }
    }

    // MARK: Field names

    /// The value a field names: an argument, then attributes and items of it. A new reference.
    private func fieldValue(_ name: TextView, _ values: inout TemplateValues) throws(Raised) -> ObjectRef {
        var end = 0
        while end < name.count, name[end] != 46, name[end] != 91 { end += 1 }
        var value = try firstValue(name.part(0, end), &values)
        var position = end
        while position < name.count {
            let old = value
            defer { release(old) }
            if name[position] == 46 {
                value = try attributeField(name, &position, of: old)
            } else if name[position] == 91 {
                value = try itemField(name, &position, of: old)
            } else {
                value = retained(old)
                release(value)
                throw valueError("Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }

    private func attributeField(
        _ name: TextView, _ position: inout Int, of object: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let start = position + 1
        position = start
        while position < name.count, name[position] != 46, name[position] != 91 { position += 1 }
        guard position > start else { throw valueError("Empty attribute in format string") }
        let attributeName = intern(owned: makeString(name.part(start, position)))
        defer { release(attributeName) }
        return try attribute(object, named: attributeName)
    }

    private func itemField(
        _ name: TextView, _ position: inout Int, of object: ObjectRef
    ) throws(Raised) -> ObjectRef {
        let start = position + 1
        position = start
        while position < name.count, name[position] != 93 { position += 1 }
        guard position < name.count else { throw valueError("Missing ']' in format string") }
        let key = name.part(start, position)
        position += 1
        guard key.count > 0 else { throw valueError("Empty attribute in format string") }
        let number = try fieldNumber(key)
        let index = number.map { makeInt($0) } ?? makeString(key)
        defer { release(index) }
        return try item(object, index)
    }

    /// The number that a text of digits stands for; nil for other texts.
    private func fieldNumber(_ text: TextView) throws(Raised) -> Int? {
        guard text.count > 0 else { return nil }
        var value = 0
        for index in 0..<text.count {
            guard let digit = Unicode.decimalValue(text[index]) else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = product.addingReportingOverflow(digit)
            guard !overflow, !tooLarge else { throw valueError("Too many decimal digits in format string") }
            value = sum
        }
        return value
    }

    private func firstValue(_ name: TextView, _ values: inout TemplateValues) throws(Raised) -> ObjectRef {
        var number = try fieldNumber(name)
        if name.count == 0 || number != nil {
            let isManual = name.count > 0
            if let wasManual = values.isManual, wasManual != isManual {
                throw valueError(
                    wasManual
                        ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification")
            }
            values.isManual = isManual
            if !isManual {
                number = values.next
                values.next += 1
            }
        }
        if let number {
            guard let arguments = values.arguments else {
                throw valueError("Format string contains positional fields")
            }
            guard number < arguments.count else {
                throw indexError("Replacement index \(number) out of range for positional args tuple")
            }
            return retained(arguments[number])
        }
        return try namedValue(name, values)
    }

    private func namedValue(_ name: TextView, _ values: TemplateValues) throws(Raised) -> ObjectRef {
        if let mapping = values.mapping {
            let key = makeString(name)
            defer { release(key) }
            return try item(mapping, key)
        }
        if let arguments = values.arguments, let names = arguments.keywordNames {
            for index in 0..<tupleCount(names) where view(tupleItem(names, index)).equals(name) {
                return retained(arguments.values[arguments.count + index])
            }
        }
        let key = makeString(name)
        defer { release(key) }
        throw keyError(key)
    }
}
