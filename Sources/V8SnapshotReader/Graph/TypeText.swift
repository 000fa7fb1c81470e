import HeapGraph

/// How types are called, and what they are to the analyses.
enum TypeText {
    /// getNodeClassIndex in HeapSnapshot.ts of devtools-frontend.
    static func className(of kind: NodeKind) -> String {
        switch kind {
        case .hidden: "(system)"
        case .code: "(compiled code)"
        case .closure: "Function"
        case .regexp: "RegExp"
        default: "(\(kind.name))"
        }
    }

    /// `system / Map`, `(object elements)`: V8 has only so many of them, but for its two thousand builtins, such as
    /// `(ArrayMap builtin)`.
    static func isGivenByV8(_ name: String) -> Bool {
        let isBuiltin = name.hasSuffix(" builtin)") || name.hasSuffix(" builtin handle)")
        return (name.hasPrefix("system / ") || name.hasPrefix("(")) && !isBuiltin
    }

    /// `system / SharedFunctionInfo / toString` is a `system / SharedFunctionInfo`: V8 says in the name of its own object whose
    /// it is.
    static func family(_ name: String) -> String {
        guard name.hasPrefix(system) else { return name }
        let rest = name.dropFirst(system.count)
        guard let end = rest.firstRange(of: " / ") else { return name }
        return system + rest[..<end.lowerBound]
    }

    private static let system = "system / "

    /// `<div id="a">` is a `<div>`.
    static func element(_ name: String) -> String {
        guard name.hasPrefix("<"), let blank = name.firstIndex(of: " ") else { return name }
        return name[..<blank] + ">"
    }

    /// `Detached <div>`.
    static func detached(_ name: String) -> String { "Detached \(element(name))" }

    static func isElement(_ name: String) -> Bool { name.hasPrefix("<") || name.hasPrefix("Detached <") }

    static func typeKind(of kind: NodeKind) -> TypeKind {
        switch kind {
        case .string, .concatenatedString, .slicedString: .string
        case .number: .float
        case .bigint: .integer
        case .closure: .function
        case .code: .code
        case .objectShape: .type
        default: .other
        }
    }

    /// Of objects by their constructor.
    static func typeKind(ofClass name: String) -> TypeKind {
        switch name {
        case "Array": .list
        case "Map": .dictionary
        case "Set": .set
        case "WeakRef": .weakReference
        case _ where isGivenByV8(name) || isElement(name): .other
        default: .instance
        }
    }
}
