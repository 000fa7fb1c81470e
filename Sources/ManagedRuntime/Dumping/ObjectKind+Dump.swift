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
        case .set: .set
        case .instance: .instance
        case .type: .type
        case .frame: .frame
        case .module: .module
        case .weakReference: .weakReference
        }
    }

    /// How the labels of references follow from their positions.
    var labelTemplate: LabelTemplate {
        switch self {
        case .tuple, .list: .indexed
        case .dict: .pairs
        case .set: .elements
        default: .explicit
        }
    }

    /// `sys.getsizeof` of an instance without variable part.
    var basicSize: UInt32 {
        switch self {
        case .none: 16
        case .bool, .int: UInt32(IntLayout.digits)
        case .float: UInt32(FloatLayout.size)
        case .str: UInt32(StrLayout.asciiText + 1)
        case .bytes: UInt32(BytesLayout.emptySize)
        case .tuple: UInt32(TupleLayout.items + 16)
        case .list: UInt32(ListLayout.size + 16)
        case .dict: UInt32(DictLayout.size + 16)
        case .set: UInt32(SetLayout.size + 16)
        case .instance: UInt32(InstanceLayout.size + 32)
        case .type: UInt32(TypeLayout.heapSize + 16)
        case .frame: UInt32(FrameLayout.locals + 16)
        case .module: UInt32(ModuleLayout.size + 16)
        case .weakReference: UInt32(WeakReferenceLayout.size + 16)
        }
    }

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
