/// Offsets into objects, in bytes from the object's address, as the C structures of CPython 3.11 have them on a
/// 64-bit machine. `size` is the fixed part, without the headers in front of the address.

/// Room for as many 30-bit digits as the value has, and for one at least.
enum IntLayout {
    /// The number of digits, negative for a negative value.
    static let digitCount = 16
    static let digits = 24
    static let digitBits = 30
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
    static let keys = 32
    static let size = 48
}

/// A set of up to 8 slots keeps them in the object itself.
enum SetLayout {
    /// Slots taken, by a member or by one that was removed.
    static let fill = 16
    static let used = 24
    static let mask = 32
    static let table = 40
    static let smallTable = 64
    static let weakList = 192
    static let size = 200
}

enum InstanceLayout {
    static let dict = -24
    static let values = -32
    static let weakList = 16
    static let size = 24
}

/// A static type is 408 bytes, a class made at run time 904: the difference holds its protocol tables.
enum TypeLayout {
    static let name = 24
    static let instanceKind = 32
    /// Index into the runtime's table of types.
    static let index = 40
    static let moduleName = 48
    static let base = 256
    static let dict = 264
    static let weakList = 368
    static let staticSize = 408
    static let heapSize = 904
}

enum ModuleLayout {
    static let dict = 16
    static let weakList = 40
    static let name = 48
    static let size = 56
}

/// A frame object with the interpreter's frame in it; the locals follow.
enum FrameLayout {
    static let back = 16
    static let line = 40
    /// Index into the runtime's table of functions.
    static let function = 48
    static let localCount = 56
    static let locals = 120
}

enum WeakReferenceLayout {
    static let referent = 16
    /// Neighbours in the referent's list of weak references.
    static let previous = 40
    static let next = 48
    static let size = 64
}
