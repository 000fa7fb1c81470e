import AnalyzerKit

/// The live cycles that classes, functions, modules and code form with each other, in every program, and the data
/// that is caught up in them: a class refers to its methods, these to their globals, the globals to the class; an
/// object that a global leads to and that refers back to its class or module is part of it.
struct ProgramComponents {
    /// Data members of one type.
    struct DataType {
        let type: TypeID
        var objects = 0
        /// Shallow.
        var bytes: UInt64 = 0
        /// Shallow bytes and what the members dominate outside the cycle; what belongs to one member belongs to no other.
        var held: UInt64 = 0
    }

    private(set) var components = 0
    private(set) var objects = 0
    private(set) var bytes: UInt64 = 0
    private(set) var largest = 0
    private let heap: HeapGraph
    private let retained: UnsafeBufferPointer<UInt64>
    private let dominators: UnsafeBufferPointer<UInt32>
    private let component: UnsafeBufferPointer<UInt32>
    private let kinds: [TypeKind]
    private var data: [DataType]

    init(_ heap: HeapGraph) {
        self.heap = heap
        retained = heap.retainedSizes
        dominators = heap.immediateDominators
        component = heap.components
        kinds = (0..<heap.types.count).map { heap.kind(of: TypeID($0)) }
        data = (0..<heap.types.count).map { DataType(type: TypeID($0)) }
    }

    /// The types that data in these components has, the one that holds most first.
    var dataTypes: [DataType] {
        data.filter { $0.objects > 0 }.sorted { ($1.held, $0.type) < ($0.held, $1.type) }
    }

    func containsDefinition(_ members: ArraySlice<UInt32>) -> Bool {
        members.contains { kind(of: $0).isProgramDefinition }
    }

    mutating func add(_ members: ArraySlice<UInt32>) {
        components += 1
        objects += members.count
        largest = max(largest, members.count)
        for member in members { bytes += heap.shallowSize(of: ObjectID(member)) }
        let parts = partsOfDefinitions(members)
        for member in members where isData(member, parts) { count(member) }
        for member in members { subtractFromDominator(member, parts) }
    }

    private func kind(of object: UInt32) -> TypeKind { kinds[Int(heap.columns.type[Int(object)])] }

    /// Collections that a definition refers to itself (a namespace, the bases of a class, default arguments) are part
    /// of the definition.
    private func partsOfDefinitions(_ members: ArraySlice<UInt32>) -> Set<UInt32> {
        var parts: Set<UInt32> = []
        for member in members where kind(of: member).isProgramDefinition {
            for reference in heap.outgoing(from: ObjectID(member)) where reference.keepsAlive {
                let target = reference.target.rawValue
                if kind(of: target) != .instance { parts.insert(target) }
            }
        }
        return parts
    }

    private func isData(_ object: UInt32, _ parts: Set<UInt32>) -> Bool {
        switch kind(of: object) {
        case .instance: true
        case .list, .dictionary, .set, .frozenSet, .tuple: !parts.contains(object)
        default: false
        }
    }

    private mutating func count(_ member: UInt32) {
        let type = Int(heap.columns.type[Int(member)])
        data[type].objects += 1
        data[type].bytes += heap.shallowSize(of: ObjectID(member))
        data[type].held += retained[Int(member)]
    }

    /// A member's retained size contains that of the members it dominates. Immediate dominators of members are
    /// members, or above all members.
    private mutating func subtractFromDominator(_ member: UInt32, _ parts: Set<UInt32>) {
        let dominator = dominators[Int(member)]
        guard Int(dominator) < heap.objectCount,
            component[Int(dominator)] == component[Int(member)], isData(dominator, parts)
        else { return }
        data[Int(heap.columns.type[Int(dominator)])].held -= retained[Int(member)]
    }
}
