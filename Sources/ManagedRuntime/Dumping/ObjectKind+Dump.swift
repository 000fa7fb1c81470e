import HeapGraph

extension ObjectKind {
    /// What a type whose instances are of this kind is to the analyses.
    var dumpKind: TypeKind {
        switch self {
        case .none: .none
        case .bool: .boolean
        case .int: .integer
        case .float: .float
        case .str: .string
        case .bytes: .bytes
        case .tuple: .tuple
        case .list: .list
        case .dict: .dictionary
        case .set, .frozenset: .set
        case .instance: .instance
        case .type: .type
        case .frame: .frame
        case .module: .module
        case .weakReference: .weakReference
        default: .other
        }
    }

    /// How the labels of references follow from their positions.
    var labelTemplate: LabelTemplate {
        switch self {
        case .tuple, .list: .indexed
        case .dict: .pairs
        case .set, .frozenset: .elements
        default: .explicit
        }
    }

    /// `sys.getsizeof` of an instance without variable part.
    var basicSize: UInt32 { UInt32(KindLayout[self].size + KindLayout[self].prefix) }

    /// Bytes an item in the object itself takes: a digit, a byte, a reference.
    var itemSize: UInt32 {
        switch self {
        case .int, .bool: 4
        case .bytes: 1
        case .tuple, .frame: 8
        default: 0
        }
    }
}
