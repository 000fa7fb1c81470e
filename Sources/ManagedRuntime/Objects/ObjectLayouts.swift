/// Offsets into objects, in bytes from the object's address, as the C structures of CPython 3.11 have them on a
/// 64-bit machine. `size` is the fixed part, without the headers in front of the address.

/// Room for as many 30-bit digits as the value has, and for one at least.
enum IntLayout {
    /// The number of digits, negative for a negative value.
    static let digitCount = 16
    static let digits = 24
    static let digitBits = 30
    static let digitMask: UInt32 = 1 << 30 - 1
}

enum FloatLayout {
    static let value = 16
    static let size = 24
}

enum StrLayout {
    static let length = 16
    /// -1 until computed.
    static let hash = 24
    static let state = 32
    /// Where the text begins: a string of ASCII only spares the cached UTF-8 form and so is 24 bytes shorter.
    static let asciiText = 48
    static let wideText = 72
    /// Of an instance of a derived class, whose text is in a buffer of its own: the pointer to it.
    static let data = 72
    static let size = 80
}

enum BytesLayout {
    static let count = 16
    static let hash = 24
    static let data = 32
    /// The fixed part and the terminating zero.
    static let emptySize = 33
}

enum TupleLayout {
    static let count = 16
    static let items = 24
}

enum ListLayout {
    static let count = 16
    static let items = 24
    static let capacity = 32
    static let size = 40
}

enum DictLayout {
    static let used = 16
    static let version = 24
    static let keys = 32
    /// Pointer to `InlineValues` where the keys are shared; 0 where the table has the values.
    static let values = 40
    static let size = 48
}

/// A set of up to 8 slots keeps them in the object itself.
enum SetLayout {
    /// Slots taken, by a member or by one that was removed.
    static let fill = 16
    static let used = 24
    static let mask = 32
    static let table = 40
    /// Of a frozenset, -1 until computed.
    static let hash = 48
    /// Where `pop` goes on looking.
    static let finger = 56
    static let smallTable = 64
    static let weakList = 192
    static let size = 200
}

/// At most one of dict and values is there: the values become the dict's when somebody asks for one.
enum InstanceLayout {
    static let dict = -24
    /// Pointer to `InlineValues`.
    static let values = -32
    static let weakList = 16
    static let size = 24
}

/// A static type is 408 bytes, a class made at run time 904, as in 3.11: where that has its tables of protocol
/// functions, ours has what stands below, and a pointer to a table outside the heap.
enum TypeLayout {
    /// The one cache line that every operation on an instance reads.
    static let name = 24
    static let instanceKind = 32
    /// UInt8: bytes in front of an instance's address (`KindLayout.prefix`).
    static let prefix = 33
    /// UInt16: `TypeFlags`.
    static let flags = 34
    /// UInt32: changes whenever something that attribute lookup depends on changes; 0 means not cacheable now.
    static let version = 36
    /// Index into the runtime's table of types.
    static let index = 40
    static let moduleName = 48
    /// Pointer to `TypeSlots`, outside the heap.
    static let slots = 56
    /// Int: bytes of an instance from its address on, without variable part.
    static let basicSize = 64
    /// UInt64: bit `i` stands for an owned reference at offset `16 + 8 * i` of an instance.
    static let referenceMask = 72
    /// Int: offset of the head of an instance's list of weak references; 0 for none.
    static let instanceWeakList = 80
    /// Int: offset of an instance's dict; 0 for none. `InstanceLayout.dict` for a managed one.
    static let instanceDict = 88
    static let mro = 96
    static let bases = 104
    /// A dict from address to weak reference, made with the first subclass.
    static let subclasses = 112
    /// Raw pointer to the `DictKeys` that instances' dicts share; 0 for none.
    static let sharedKeys = 120
    static let qualifiedName = 128
    /// The tuple of `__slots__` names, or 0.
    static let slotNames = 136
    static let base = 256
    static let dict = 264
    static let weakList = 368
    static let staticSize = 408
    static let heapSize = 904
}

/// What is true of a type and its instances, at `TypeLayout.flags`.
struct TypeFlags: OptionSet {
    let rawValue: UInt16

    /// Made by a class statement: instances hold a reference to it.
    static let heap = TypeFlags(rawValue: 1 << 0)
    static let baseType = TypeFlags(rawValue: 1 << 1)
    static let abstract = TypeFlags(rawValue: 1 << 2)
    /// Attributes of instances live in a values array or dict in front of the object.
    static let managedDict = TypeFlags(rawValue: 1 << 3)
    /// `__del__` is defined along its method resolution order.
    static let finalizer = TypeFlags(rawValue: 1 << 4)
    /// Attributes of the type itself cannot be set.
    static let immutable = TypeFlags(rawValue: 1 << 5)
    /// Its functions take part in method calls without a bound method being made.
    static let methodDescriptor = TypeFlags(rawValue: 1 << 6)
    /// A class that derives from BaseException.
    static let exception = TypeFlags(rawValue: 1 << 7)
    /// Instances' `__getattribute__` is the ordinary one.
    static let genericGetAttribute = TypeFlags(rawValue: 1 << 8)
    /// `TypeSlots.traverse` and `clear` are there and must be used.
    static let variablePart = TypeFlags(rawValue: 1 << 9)
}

enum ModuleLayout {
    static let dict = 16
    /// Int, 1 where Swift implements the module.
    static let isNative = 24
    static let weakList = 40
    static let name = 48
    static let size = 56
}

enum WeakReferenceLayout {
    static let referent = 16
    static let callback = 24
    /// Of the referent, once somebody asked; -1 before.
    static let hash = 32
    /// Neighbours in the referent's list of weak references.
    static let previous = 40
    static let next = 48
    static let size = 64
}
