/// `template % values`, of str and, with bytes of its own, of bytes.
extension Runtime {
    /// Where the values come from while a template is gone through.
    struct PercentValues {
        let values: ObjectRef
        let isTuple: Bool
        /// Whether names in parentheses may pick from `values`.
        let isMapping: Bool
        var next = 0
        var usedName = false
    }

    func percentFormat(_ template: ObjectRef, _ values: ObjectRef) throws(Raised) -> ObjectRef {
        let text = anyText(template)
        if template.kind == .str, text.count == 2, text[0] == 37, text[1] == 115,
            values.kind != .tuple || tupleCount(values) == 1
        {
            return try string(values.kind == .tuple ? tupleItem(values, 0) : values)
        }
        var source = PercentValues(
            values: values, isTuple: values.kind == .tuple, isMapping: isMapping(values))
        var buffer = TextBuffer(capacity: text.byteCount + 100)
        var position = 0
        var isWhole = true
        while position < text.count {
            let start = position
            while position < text.count, text[position] != 37 { position += 1 }
            buffer.append(text.part(start, position))
            guard position < text.count else { break }
            isWhole = false
            position += 1
            try formatDirective(template, text, &position, &source, &buffer)
        }
        try checkAllUsed(source, template)
        if isWhole { return unchanged(template) }
        return makeText(like: template, buffer)
    }

    private func isMapping(_ values: ObjectRef) -> Bool {
        values.kind != .tuple && values.kind != .str && values.type.slots.pointee.getItem != nil
            && !(values.kind == .bytes || values.kind == .bytearray)
    }

    private func checkAllUsed(_ source: PercentValues, _ template: ObjectRef) throws(Raised) {
        let isUsed =
            source.isTuple ? source.next >= tupleCount(source.values) : source.next > 0 || source.isMapping
        guard isUsed || source.usedName else {
            let sort = template.kind == .str ? "string" : "bytes"
            throw typeError("not all arguments converted during \(sort) formatting")
        }
    }

    /// Borrowed.
    private func nextValue(_ source: inout PercentValues) throws(Raised) -> ObjectRef {
        if source.isTuple, source.next < tupleCount(source.values) {
            source.next += 1
            return tupleItem(source.values, source.next - 1)
        }
        guard !source.isTuple, source.next == 0, !source.usedName else {
            throw typeError("not enough arguments for format string")
        }
        source.next = 1
        return source.values
    }

    /// One directive, from behind its percent sign.
    private func formatDirective(
        _ template: ObjectRef, _ text: TextView, _ position: inout Int, _ source: inout PercentValues,
        _ buffer: inout TextBuffer
    ) throws(Raised) {
        guard position < text.count else { throw valueError("incomplete format") }
        if text[position] == 37 {
            buffer.append(37)
            position += 1
            return
        }
        var directive = PercentDirective()
        var named: ObjectRef?
        defer { release(named) }
        if text[position] == 40 {
            guard source.isMapping else { throw typeError("format requires a mapping") }
            let key = try directiveKey(template, text, &position)
            defer { release(key) }
            named = try item(source.values, key)
            source.usedName = true
        }
        parseFlags(text, &position, &directive)
        try parseWidth(text, &position, &directive, &source)
        while position < text.count, [104, 108, 76].contains(text[position]) { position += 1 }
        guard position < text.count else { throw valueError("incomplete format") }
        directive.conversion = text[position]
        position += 1
        let value: ObjectRef
        if let named { value = named } else { value = try nextValue(&source) }
        try format(value, directive, at: position - 1, template, &buffer)
    }

    /// What stands between the parentheses, nested ones included; a new reference.
    private func directiveKey(
        _ template: ObjectRef, _ text: TextView, _ position: inout Int
    ) throws(Raised) -> ObjectRef {
        let start = position + 1
        var depth = 1
        position = start
        while position < text.count {
            if text[position] == 41 { depth -= 1 } else if text[position] == 40 { depth += 1 }
            position += 1
            if depth == 0 { return makeText(like: template, text.part(start, position - 1)) }
        }
        throw valueError("incomplete format key")
    }

    private func parseFlags(_ text: TextView, _ position: inout Int, _ directive: inout PercentDirective) {
        while position < text.count {
            switch text[position] {
            case 45: directive.leftAligned = true
            case 43: directive.plus = true
            case 32: directive.space = true
            case 35: directive.alternate = true
            case 48: directive.zero = true
            default: return
            }
            position += 1
        }
    }

    private func parseWidth(
        _ text: TextView, _ position: inout Int, _ directive: inout PercentDirective,
        _ source: inout PercentValues
    ) throws(Raised) {
        if position < text.count, text[position] == 42 {
            position += 1
            directive.width = try starValue(&source)
            if directive.width < 0 {
                directive.leftAligned = true
                directive.width = -directive.width
            }
        } else {
            directive.width = try number(text, &position, "width too big") ?? 0
        }
        guard position < text.count, text[position] == 46 else { return }
        position += 1
        if position < text.count, text[position] == 42 {
            position += 1
            directive.precision = max(0, try starValue(&source))
        } else {
            directive.precision = try number(text, &position, "precision too big") ?? 0
        }
    }

    private func starValue(_ source: inout PercentValues) throws(Raised) -> Int {
        let value = try nextValue(&source)
        guard isInt(value) else { throw typeError("* wants int") }
        return try asInt(value)
    }

    private func number(
        _ text: TextView, _ position: inout Int, _ message: String
    ) throws(Raised) -> Int? {
        var value: Int?
        while position < text.count, text[position] &- 48 < 10 {
            let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = product.addingReportingOverflow(Int(text[position]) - 48)
            guard !overflow, !tooLarge else { throw valueError(message) }
            value = sum
            position += 1
        }
        return value
    }
}

/// One directive of a template: `%[flags][width][.precision]conversion`.
struct PercentDirective {
    var leftAligned = false
    var plus = false
    var space = false
    var alternate = false
    var zero = false
    var width = 0
    var precision: Int?
    var conversion: UInt32 = 0
}
