import HeapGraph

/// Gives each node its type.
///
/// What DevTools calls the class of a node (getNodeClassIndex in HeapSnapshot.ts): the constructor of an object, the name of a
/// native object without the attributes of an element, `Function`, `(string)`, `(system)`, … Where V8 gives its own objects
/// names of their own, `system / Map` or `(object elements)`, these are types below that class, which is their base.
struct NodeTypes {
    private let graph: SnapshotGraph
    private let builder: HeapGraphBuilder
    /// ``Detachedness`` of each node; nil where nodes have none.
    private let detachedness: UnsafeMutablePointer<UInt8>?
    /// By kind and name: the type's number + 1, or 0. Made when needed, since most kinds have one type.
    private var numbers: [Table?] = Array(repeating: nil, count: NodeKind.allCases.count + 1)
    /// By kind: the type of all nodes of the kind, where they have one; `noRow` until it is known.
    private var single = [UInt32](repeating: noRow, count: NodeKind.allCases.count)
    private var classes: [NodeKind: TypeID] = [:]
    private var named: [TypeName: TypeID] = [:]
    /// By type: the names of its objects are their own, and so their values.
    private(set) var hasValues: [Bool] = []

    private final class Table {
        private let memory: Scratch<UInt32>
        var rows: UnsafeMutablePointer<UInt32> { memory.base }
        init(_ count: Int) { memory = Scratch(zeros: count) }
    }

    private struct TypeName: Hashable {
        var text: String
        /// Nil for what is called like an object's constructor.
        var kind: NodeKind?
    }

    init(
        _ graph: SnapshotGraph, _ builder: HeapGraphBuilder, detachedness: UnsafeMutablePointer<UInt8>?
    ) {
        self.graph = graph
        self.builder = builder
        self.detachedness = detachedness
    }

    /// A ``TypeID`` for each node. Types are numbered by their first node.
    mutating func assign(to types: UnsafeMutablePointer<UInt32>) {
        for node in 0..<graph.nodeCount {
            let kind = graph.kind[node]
            let isDetached =
                kind == NodeKind.native.rawValue && detachedness?[node] == Detachedness.detached
            types[node] = number(of: graph.name[node], Int(kind), isDetached: isDetached)
        }
    }

    @inline(__always)
    private mutating func number(of name: UInt32, _ kind: Int, isDetached: Bool) -> UInt32 {
        if single[kind] != noRow { return single[kind] }
        let tableNumber = isDetached ? NodeKind.allCases.count : kind
        let row = min(Int(name), graph.strings.count)
        if let table = numbers[tableNumber], table.rows[row] != 0 { return table.rows[row] - 1 }
        return find(row, NodeKind(rawValue: UInt8(kind)) ?? .other, isDetached, tableNumber)
    }

    private mutating func find(
        _ row: Int, _ kind: NodeKind, _ isDetached: Bool, _ tableNumber: Int
    ) -> UInt32 {
        let name = UInt32(clamping: row)
        let type = isDetached ? named(TypeText.detached(graph.strings.text(name)), nil) : type(kind, name)
        let table = numbers[tableNumber] ?? Table(graph.strings.count + 1)
        numbers[tableNumber] = table
        table.rows[row] = type.rawValue + 1
        return type.rawValue
    }

    private mutating func type(_ kind: NodeKind, _ name: UInt32) -> TypeID {
        switch kind {
        case .object, .native:
            let text = TypeText.element(graph.strings.text(name))
            let family = TypeText.family(text)
            return named(family, nil, isCut: family != text)
        case .hidden, .array, .code, .objectShape, .synthetic:
            let text = graph.strings.text(name)
            let family = TypeText.family(text)
            return TypeText.isGivenByV8(text) ? named(family, kind, isCut: family != text) : classType(kind)
        default:
            single[Int(kind.rawValue)] = classType(kind).rawValue
            return classType(kind)
        }
    }

    private mutating func classType(_ kind: NodeKind) -> TypeID {
        if let type = classes[kind] { return type }
        let type = builder.addType(name: TypeText.className(of: kind), kind: TypeText.typeKind(of: kind))
        hasValues.append(kind != .concatenatedString && kind != .slicedString)
        classes[kind] = type
        return type
    }

    /// - Parameter isCut: the object's own name says more.
    private mutating func named(_ text: String, _ kind: NodeKind?, isCut: Bool = false) -> TypeID {
        let key = TypeName(text: text, kind: kind)
        if let type = named[key] {
            if isCut { hasValues[type.index] = true }
            return type
        }
        let base = kind.map { classType($0) }
        let type = builder.addType(
            name: text, kind: kind.map { TypeText.typeKind(of: $0) } ?? TypeText.typeKind(ofClass: text),
            base: base)
        hasValues.append(isCut || kind == nil && TypeText.isElement(text))
        named[key] = type
        return type
    }
}
