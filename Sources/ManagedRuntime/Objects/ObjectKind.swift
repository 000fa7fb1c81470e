/// The built-in types. A type object carries the kind of its instances: the slot that every dispatch reads.
package enum ObjectKind: UInt8, CaseIterable, Sendable {
    case none, bool, int, float, str, bytes, tuple, list, dict, set, instance, type, frame, module,
        weakReference

    /// Python's name of the type; `object` stands for the base that instances' classes derive from.
    package var typeName: String {
        switch self {
        case .none: "NoneType"
        case .instance: "object"
        case .weakReference: "weakref"
        default: String(describing: self)
        }
    }

    /// Whether objects of this kind carry a garbage-collection header, because they can hold references.
    @inline(__always)
    var isContainer: Bool { rawValue >= ObjectKind.tuple.rawValue }

    /// Bytes in front of the object's address: 16 for the garbage-collection header of containers, and 16 more in
    /// front of that for an instance's dict and values pointers, as 3.11 places them.
    @inline(__always)
    var prefix: Int { isContainer ? (self == .instance ? 32 : 16) : 0 }

    /// Where an object of this kind keeps the head of its list of weak references; nil where it takes none.
    var weakListOffset: Int? {
        switch self {
        case .set: SetLayout.weakList
        case .instance: InstanceLayout.weakList
        case .type: TypeLayout.weakList
        case .module: ModuleLayout.weakList
        default: nil
        }
    }
}
