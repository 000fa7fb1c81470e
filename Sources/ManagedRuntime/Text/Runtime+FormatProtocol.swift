/// `format(object, spec)` and the formatting of strings.
extension Runtime {
    /// `format(object, spec)`; nil stands for the empty specification. A new reference to a str.
    func format(_ object: ObjectRef, _ spec: ObjectRef?) throws(Raised) -> ObjectRef {
        if let spec, spec.kind != .str {
            throw typeError("format() argument 2 must be str, not \(typeName(of: spec))")
        }
        let type = object.type
        let text = spec.map { view($0) } ?? view(statics.emptyString)
        if type == types.str {
            return text.count == 0 ? retained(object) : try formatString(object, spec: text)
        }
        if type == types.int { return try formatInt(object, spec: text) }
        if type == types.float { return try formatFloat(object, spec: text) }
        return try formatByMethod(object, spec ?? statics.emptyString)
    }

    private func formatByMethod(_ object: ObjectRef, _ spec: ObjectRef) throws(Raised) -> ObjectRef {
        guard let method = try specialMethod(.__format__, of: object) else {
            throw typeError("Type \(typeName(of: object)) doesn't define __format__")
        }
        defer { release(method) }
        let result = try call(method, spec)
        guard result.kind == .str else {
            defer { release(result) }
            throw typeError("__format__ must return a str, not \(typeName(of: result))")
        }
        return result
    }

    func formatString(_ object: ObjectRef, spec text: TextView) throws(Raised) -> ObjectRef {
        if text.count == 0 { return try string(object) }
        let spec = try parseSpec(text, of: object, align: FormatSpec.left, type: UInt8(ascii: "s"))
        guard spec.type == UInt32(UInt8(ascii: "s")) else {
            throw unknownCode(spec.type.unsafelyUnwrapped, object)
        }
        if let sign = spec.sign {
            throw valueError(
                sign == UInt8(ascii: " ")
                    ? "Space not allowed in string format specifier"
                    : "Sign not allowed in string format specifier")
        }
        if spec.coercesNegativeZero {
            throw valueError("Negative zero coercion (z) not allowed in string format specifier")
        }
        if spec.alternate { throw valueError("Alternate form (#) not allowed in string format specifier") }
        if spec.align == FormatSpec.inside {
            throw valueError("'=' alignment not allowed in string format specifier")
        }
        let whole = view(object)
        let shown = whole.part(0, min(whole.count, spec.precision ?? whole.count))
        if shown.count == whole.count, spec.width <= whole.count { return plainString(object) }
        let padding = max(0, spec.width - shown.count)
        let before =
            spec.align == FormatSpec.right ? padding : spec.align == FormatSpec.center ? padding / 2 : 0
        var buffer = TextBuffer(capacity: max(64, shown.count + padding))
        buffer.append(repeating: spec.fill, count: before)
        buffer.append(shown)
        buffer.append(repeating: spec.fill, count: padding - before)
        return makeString(buffer)
    }
}
