import Glibc

/// The objects every program has, in memory of their own outside the allocator, as in 3.11: None, True, False, the
/// ints -5...256, the strings of one Latin-1 character, the empty str, bytes and tuple, the built-in types, the table
/// all empty dicts share, and the interned table. They start with so many references that none is ever freed.
struct StaticObjects {
    static let immortalRefcount = 999_999_999
    static let smallInts = -5...256

    let base: UnsafeMutableRawPointer
    let byteCount: Int

    let types: BuiltinTypes
    /// By `ExceptionKind`.
    let exceptionTypes: [ObjectRef]
    let none: ObjectRef
    let `false`: ObjectRef
    let `true`: ObjectRef
    let ellipsis: ObjectRef
    let notImplemented: ObjectRef
    let emptyString: ObjectRef
    let emptyBytes: ObjectRef
    let emptyTuple: ObjectRef
    let internedTable: ObjectRef
    let emptyKeys: DictKeys
    private let firstSmallInt: ObjectRef
    private let firstASCII: ObjectRef
    private let firstHighLatin1: ObjectRef

    private let firstByte: ObjectRef

    private static let byteStride = 48
    private static let intStride = 32
    private static let asciiStride = 64
    private static let latin1Stride = 80

    init() {
        var region = StaticRegion(capacity: 1 << 18)
        types = BuiltinTypes(in: &region)
        none = region.object(types.none, size: 16)
        `false` = StaticObjects.int(0, types.bool, &region)
        `true` = StaticObjects.int(1, types.bool, &region)
        firstSmallInt = StaticObjects.int(StaticObjects.smallInts.lowerBound, types.int, &region)
        for value in StaticObjects.smallInts.dropFirst() { _ = StaticObjects.int(value, types.int, &region) }
        ellipsis = region.object(types[.ellipsis], size: 16)
        notImplemented = region.object(types[.notImplemented], size: 16)
        emptyString = StaticObjects.string(nil, types.str, &region)
        firstASCII = StaticObjects.string(0, types.str, &region)
        for byte in UInt8(1)..<128 { _ = StaticObjects.string(byte, types.str, &region) }
        firstHighLatin1 = StaticObjects.string(128, types.str, &region)
        for byte in UInt8(129)...255 { _ = StaticObjects.string(byte, types.str, &region) }
        emptyBytes = region.object(types.bytes, size: BytesLayout.emptySize)
        emptyBytes[word: BytesLayout.hash] = -1
        firstByte = StaticObjects.byte(0, types.bytes, &region)
        for byte in UInt8(1)...255 { _ = StaticObjects.byte(byte, types.bytes, &region) }
        emptyTuple = region.object(types.tuple, size: TupleLayout.items, prefix: 16)
        let keys = region.take(DictKeys.headerSize + 8)
        emptyKeys = DictKeys(initializing: keys, log2Size: 0, strKeysOnly: true)
        emptyKeys.usable = 0
        internedTable = region.object(types.dict, size: DictLayout.size, prefix: 16)
        internedTable[pointer: DictLayout.keys] = keys
        exceptionTypes = StaticObjects.exceptionTypes(types, &region)
        base = region.base
        byteCount = region.used
        objects = region.objects
    }

    /// Every static object, in address order.
    let objects: [ObjectRef]

    /// Those that are types, in the order of the table of types.
    var typeObjects: [ObjectRef] { ObjectKind.allCases.map { types[$0] } + exceptionTypes.dropFirst() }

    /// BaseException is the type of its kind.
    private static func exceptionTypes(_ types: BuiltinTypes, _ region: inout StaticRegion) -> [ObjectRef] {
        ExceptionKind.allCases.map { kind in
            if kind == .baseException { return types[.exception] }
            let object = region.object(types.type, size: TypeLayout.staticSize, prefix: 16)
            object.initializeTypeFields(.exception, flags: .immutable)
            object[word: TypeLayout.basicSize] = kind.size
            object.instanceReferenceMask = kind.referenceMask
            object[word: TypeLayout.index] = ObjectKind.allCases.count + kind.rawValue - 1
            return object
        }
    }

    func free() { Glibc.free(base) }

    @inline(__always)
    func contains(_ object: ObjectRef) -> Bool {
        object.address &- UInt(bitPattern: base) < UInt(bitPattern: byteCount)
    }

    @inline(__always)
    func smallInt(_ value: Int) -> ObjectRef? {
        guard StaticObjects.smallInts.contains(value) else { return nil }
        return ObjectRef(
            firstSmallInt.raw + StaticObjects.intStride * (value - StaticObjects.smallInts.lowerBound))
    }

    @inline(__always)
    func latin1(_ byte: UInt8) -> ObjectRef {
        byte < 128
            ? ObjectRef(firstASCII.raw + StaticObjects.asciiStride * Int(byte))
            : ObjectRef(firstHighLatin1.raw + StaticObjects.latin1Stride * Int(byte - 128))
    }

    /// The bytes object of one byte.
    @inline(__always)
    func byte(_ byte: UInt8) -> ObjectRef {
        ObjectRef(firstByte.raw + StaticObjects.byteStride * Int(byte))
    }

    private static func byte(_ byte: UInt8, _ type: ObjectRef, _ region: inout StaticRegion) -> ObjectRef {
        let object = region.object(type, size: BytesLayout.emptySize + 1)
        object[word: BytesLayout.count] = 1
        object[word: BytesLayout.hash] = -1
        object.raw.storeBytes(of: byte, toByteOffset: BytesLayout.data, as: UInt8.self)
        return object
    }

    private static func int(_ value: Int, _ type: ObjectRef, _ region: inout StaticRegion) -> ObjectRef {
        let object = region.object(type, size: IntLayout.digits + 4)
        object[word: IntLayout.digitCount] = value.signum()
        object.raw.storeBytes(of: UInt32(value.magnitude), toByteOffset: IntLayout.digits, as: UInt32.self)
        return object
    }

    private static func string(_ byte: UInt8?, _ type: ObjectRef, _ region: inout StaticRegion) -> ObjectRef {
        var state = StringState(width: 1, isASCII: byte.map { $0 < 128 } ?? true)
        state.isInterned = true
        let length = byte == nil ? 0 : 1
        let object = region.object(type, size: state.textOffset + length + 1)
        object[word: StrLayout.length] = length
        object[word: StrLayout.hash] = -1
        object[word: StrLayout.state] = Int(state.bits)
        if let byte { object.raw.storeBytes(of: byte, toByteOffset: state.textOffset, as: UInt8.self) }
        return object
    }
}

/// The type objects of the built-in types.
struct BuiltinTypes {
    /// By the kind of their instances; `object` under `.instance`.
    private let byKind: [ObjectRef]
    let none, bool, int, float, str, bytes: ObjectRef
    let tuple, list, dict, set, object, type, frame, module, weakReference: ObjectRef

    init(in region: inout StaticRegion) {
        let all = ObjectKind.allCases.map { _ in region.object(nil, size: TypeLayout.staticSize, prefix: 16) }
        for kind in ObjectKind.allCases {
            let object = all[Int(kind.rawValue)]
            object.type = all[Int(ObjectKind.type.rawValue)]
            object.initializeTypeFields(kind, flags: .immutable)
            object[word: TypeLayout.index] = Int(kind.rawValue)
        }
        byKind = all
        (none, bool, int, float, str, bytes) = (all[0], all[1], all[2], all[3], all[4], all[5])
        (tuple, list, dict, set, object) = (all[6], all[7], all[8], all[9], all[10])
        (type, frame, module, weakReference) = (all[11], all[12], all[13], all[14])
    }

    subscript(_ kind: ObjectKind) -> ObjectRef { byKind[Int(kind.rawValue)] }
}

/// Memory handed out front to back, each piece aligned to 16 and zeroed.
struct StaticRegion {
    let base: UnsafeMutableRawPointer
    private let capacity: Int
    private(set) var used = 0
    private(set) var objects: [ObjectRef] = []

    init(capacity: Int) {
        guard let memory = calloc(1, capacity) else {
            fatalError("out of memory: calloc of \(capacity) bytes")
        }
        base = memory
        self.capacity = capacity
    }

    mutating func take(_ bytes: Int) -> UnsafeMutableRawPointer {
        let piece = base + used
        used += (bytes + 15) & ~15
        precondition(used <= capacity, "the static objects outgrew their region")
        return piece
    }

    mutating func object(_ type: ObjectRef?, size: Int, prefix: Int = 0) -> ObjectRef {
        let object = ObjectRef(take(size + prefix) + prefix)
        object.refcount = StaticObjects.immortalRefcount
        if let type { object.type = type }
        objects.append(object)
        return object
    }
}
