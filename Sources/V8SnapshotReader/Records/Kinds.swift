/// What a node is (HeapEntry::Type in heap-snapshot-generator.h), by the name that the header gives its number.
enum NodeKind: UInt8, Sendable, CaseIterable {
    case hidden = 0
    case array
    case string
    case object
    case code
    case closure
    case regexp
    case number
    case native
    case synthetic
    case concatenatedString
    case slicedString
    case symbol
    case bigint
    case objectShape
    case wasmObject
    /// None of those that this version knows.
    case other

    init(name: String) {
        self = Self.allCases.first { $0.name == name } ?? .other
    }

    /// As the header names it.
    var name: String {
        switch self {
        case .concatenatedString: "concatenated string"
        case .slicedString: "sliced string"
        case .objectShape: "object shape"
        case .wasmObject: "wasm object"
        default: "\(self)"
        }
    }
}

/// What an edge is (HeapGraphEdge::Type in v8-profiler.h), by the name that the header gives its number.
enum EdgeKind: UInt8, Sendable, CaseIterable {
    /// A variable of a function's context.
    case context = 0
    case element
    case property
    /// V8's own field, with a name.
    case `internal`
    /// V8's own field, with a number.
    case hidden
    case shortcut
    case weak
    /// None of those that this version knows.
    case other

    init(name: String) {
        self = Self.allCases.first { $0.name == name } ?? .other
    }

    /// As the header names it.
    var name: String {
        switch self {
        case .context: "context"
        case .element: "element"
        case .property: "property"
        case .internal: "internal"
        case .hidden: "hidden"
        case .shortcut: "shortcut"
        case .weak: "weak"
        case .other: "other"
        }
    }
}
