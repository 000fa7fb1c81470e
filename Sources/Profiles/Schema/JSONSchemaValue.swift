/// JSON as the schema needs it, printed so that equal values give equal bytes.
enum JSONSchemaValue:
    Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case string(String)
    case array([JSONSchemaValue])
    case object([String: JSONSchemaValue])

    init(stringLiteral value: String) { self = .string(value) }
    init(arrayLiteral elements: JSONSchemaValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONSchemaValue)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }

    static func strings(_ strings: [String]) -> Self { .array(strings.map(Self.string)) }

    /// This object with more members.
    func with(_ members: [String: JSONSchemaValue]) -> Self {
        guard case .object(let own) = self else { preconditionFailure("only objects have members") }
        return .object(own.merging(members) { _, new in new })
    }

    /// Keys sorted, two spaces of indentation.
    func printed(indentation: String = "") -> String {
        let inner = indentation + "  "
        switch self {
        case .boolean(let value): return String(value)
        case .integer(let value): return String(value)
        case .real(let value): return String(value)
        case .string(let value): return Self.quoted(value)
        case .array(let elements):
            return Self.lines(elements.map { $0.printed(indentation: inner) }, "[", "]", indentation)
        case .object(let members):
            let lines = members.sorted { $0.key < $1.key }.map { key, value in
                "\(Self.quoted(key)): \(value.printed(indentation: inner))"
            }
            return Self.lines(lines, "{", "}", indentation)
        }
    }

    private static func lines(_ lines: [String], _ open: String, _ close: String, _ indentation: String)
        -> String
    {
        guard !lines.isEmpty else { return open + close }
        return open + "\n" + lines.map { "\(indentation)  \($0)" }.joined(separator: ",\n")
            + "\n\(indentation)\(close)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ":
                let code = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
