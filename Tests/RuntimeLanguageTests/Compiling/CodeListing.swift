import ManagedRuntime
import RuntimeLanguage

/// Everything there is to a code description, as text, the nested ones after it: `Oracles/code_listing.py` writes the
/// same of CPython's.
enum CodeListing {
    static func of(_ source: String, file: String = "program.py") -> String {
        of(Array(source.utf8), file: file)
    }

    /// The listing, or the error's message and place.
    static func of(_ source: [UInt8], file: String) -> String {
        do throws(RuntimeLanguage.SyntaxError) {
            return of(try compile(try parse(source, file: file), file: file))
        } catch {
            return "error \(error.message) @ \(text(of: error.range))"
        }
    }

    static func of(_ code: CodeDescription) -> String {
        var lines = [
            "code \(code.qualifiedName) \(code.name) line \(code.firstLine) flags \(code.flags.rawValue)"
                + " arguments \(code.argumentCount) \(code.positionalOnlyCount) \(code.keywordOnlyCount)"
                + " stack \(code.maximumStackDepth)"
        ]
        for variable in code.variables {
            lines.append("  variable \(variable.name) \(variable.kind.rawValue)")
        }
        lines.append("  names \(code.names.joined(separator: " "))")
        for constant in code.constants { lines.append("  constant \(text(of: constant))") }
        for handler in code.handlers {
            lines.append(
                "  handler \(handler.start) \(handler.end) to \(handler.target) depth \(handler.depth)"
                    + (handler.pushesInstruction ? " pushes instruction" : ""))
        }
        for (number, (instruction, range)) in zip(code.instructions, code.positions).enumerated() {
            lines.append(
                "  \(number) \(instruction.opcode) \(instruction.argument) @ \(text(of: range))")
        }
        for case .code(let nested) in code.constants { lines.append(of(nested)) }
        return lines.joined(separator: "\n")
    }

    private static func text(of range: SourceRange) -> String {
        "\(range.startLine):\(range.startColumn)-\(range.endLine):\(range.endColumn)"
    }

    private static func text(of constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .ellipsis: "Ellipsis"
        case .bool(let value): value ? "True" : "False"
        case .int(let value): "int \(value)"
        case .bigInt(let digits): "int \(digits)"
        case .float(let bits): "float \(bits)"
        case .string(let scalars): "str \(scalars)"
        case .bytes(let bytes): "bytes \(bytes)"
        case .tuple(let items): "(\(items.map(text).joined(separator: ", ")))"
        case .frozenSet(let items): "{\(Set(items.map(text)).sorted().joined(separator: ", "))}"
        case .code(let code): "code \(code.qualifiedName)"
        }
    }
}
