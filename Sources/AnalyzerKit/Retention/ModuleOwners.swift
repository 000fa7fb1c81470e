/// Which module each object belongs to.
///
/// An object belongs to the nearest module on its path of immediate dominators: the module without which it would be
/// gone. A module's `__dict__` counts as the module itself, because functions refer to it as well. What no module
/// dominates belongs, with all it dominates, to the module that defines it (a class, a function by its globals), else to
/// that of its type; objects of built-in types and frames go to groups of their own.
///
/// Linear in objects and in the references of modules. Needs `dominators`.
package struct ModuleOwners {
    /// Groups that are no module; modules follow.
    package enum Group: Int, CaseIterable {
        case shared
        case frames
        case unreachable

        package var name: String {
            switch self {
            case .shared: "(shared by several modules)"
            case .frames: "(running functions)"
            case .unreachable: "(unreachable)"
            }
        }
    }

    /// What to call each owner.
    package private(set) var names = Group.allCases.map(\.name)
    /// The owner of each object: a position in `names`.
    package private(set) var owner: [UInt32]

    private let heap: HeapGraph
    private var positions: [String: UInt32] = [:]
    private static let none = UInt32.max

    package init(_ heap: HeapGraph) {
        self.heap = heap
        owner = [UInt32](repeating: Self.none, count: heap.objectCount)
        addModules()
        addTypes()
        var path: [Int] = []
        for object in 0..<heap.objectCount where owner[object] == Self.none {
            settle(object, &path)
        }
    }

    /// Modules and their namespaces, which are owners whatever dominates them.
    private mutating func addModules() {
        let moduleNames = ModuleNames(heap)
        let kinds = heap.types.map { TypeKind(rawValue: $0.kind) }
        for object in heap.objects where kinds[Int(heap.columns.type[object.index])] == .module {
            let position = position(moduleNames.name(of: object))
            owner[object.index] = position
            if let namespace = moduleNames.namespace(of: object) { owner[namespace.index] = position }
        }
    }

    /// Classes that no module dominates belong to the module that defines them.
    private mutating func addTypes() {
        let dominators = heap.immediateDominators
        for type in heap.types where type.object != noRow && Int(type.object) < heap.objectCount {
            let object = Int(type.object)
            if owner[object] == Self.none, Int(dominators[object]) == heap.virtualRoot {
                owner[object] = position(heap.name(NameID(type.module)))
            }
        }
    }

    /// Goes up the dominators to the first that has an owner; all on the way get it.
    private mutating func settle(_ start: Int, _ path: inout [Int]) {
        let dominators = heap.immediateDominators
        path.removeAll(keepingCapacity: true)
        var node = start
        while node < heap.objectCount, owner[node] == Self.none {
            path.append(node)
            node = Int(dominators[node])
        }
        let found: UInt32
        if node == heap.virtualUnreachable {
            found = UInt32(Group.unreachable.rawValue)
        } else if node < heap.objectCount {
            found = owner[node]
        } else {
            found = topLevelOwner(ObjectID(path.last!))
        }
        for object in path { owner[object] = found }
    }

    private mutating func topLevelOwner(_ object: ObjectID) -> UInt32 {
        switch heap.kind(of: object) {
        case .frame: return UInt32(Group.frames.rawValue)
        case .function:
            // Its globals are the namespace of its module.
            for reference in heap.outgoing(from: object) {
                let target = reference.target
                let isNamespace =
                    heap.kind(of: target) == .dictionary && owner[target.index] != Self.none
                if isNamespace { return owner[target.index] }
            }
        default: break
        }
        let module = heap.name(NameID(heap.types[heap.type(of: object).index].module))
        return module.isEmpty || module == "builtins" ? UInt32(Group.shared.rawValue) : position(module)
    }

    private mutating func position(_ name: String) -> UInt32 {
        let name = name.isEmpty ? "builtins" : name
        if let known = positions[name] { return known }
        names.append(name)
        positions[name] = UInt32(names.count - 1)
        return UInt32(names.count - 1)
    }
}
