import ManagedRuntime

extension ExpressionPrinter {
    mutating func write(_ scalars: [UInt32]) {
        for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{fffd}") }
    }

    mutating func writeConstant(_ constant: Constant) {
        switch constant {
        case .ellipsis: write("...")
        case .tuple(let items):
            write("(")
            for (index, item) in items.enumerated() {
                if index > 0 { write(", ") }
                if case .ellipsis = item { write("Ellipsis") } else { writeConstant(item) }
            }
            write(items.count == 1 ? ",)" : ")")
        // A literal that reads as infinity again.
        case .float(let bits) where Double(bitPattern: bits).isInfinite:
            write(Double(bitPattern: bits) < 0 ? "-1e309" : "1e309")
        default: write(constant.representation)
        }
    }

    mutating func writeJoinedString(_ values: [Expression]) {
        var body = ExpressionPrinter()
        body.writeParts(values)
        write("f")
        write(Constant.string(body.text.map(\.value)).representation)
    }

    /// The inside of an f-string or of a format specification.
    private mutating func writeParts(_ values: [Expression]) {
        for value in values { writePart(value) }
    }

    private mutating func writePart(_ value: Expression) {
        switch value.kind {
        case .constant(.string(let scalars)):
            for scalar in scalars {
                write([scalar])
                if scalar == 0x7b || scalar == 0x7d { write([scalar]) }
            }
        case .joinedString(let values): writeParts(values)
        case .formattedValue(let inner, let conversion, let spec): writeField(inner, conversion, spec)
        default: break
        }
    }

    mutating func writeField(_ value: Expression, _ conversion: Character?, _ spec: Expression?) {
        var inner = ExpressionPrinter()
        // Looser, a lambda's colon would begin the specification.
        inner.write(value, .or)
        // Two braces in a row would be one of the text.
        write(inner.text.first == "{" ? "{ " : "{")
        text.append(contentsOf: inner.text)
        if let conversion { write("!\(conversion)") }
        if let spec {
            write(":")
            writePart(spec)
        }
        write("}")
    }
}
