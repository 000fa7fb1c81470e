import HeapGraph

/// What is known of a Python type, and how objects of it are read.
package struct PythonType: Sendable {
    package var address: UInt64
    /// `tp_name` without its module.
    package var name: String
    package var module: String
    package var flags: TypeFlags
    package var basicSize: Int
    package var itemSize: Int
    /// Row of its base in the ``TypeTable``; -1 for `object`.
    package var base: Int32
    /// As the C struct says: 0 none, negative from the end, -1 managed.
    package var dictOffset: Int
    package var weakListOffset: Int
    package var kind: TypeKind
    package var template: LabelTemplate
    /// Which reader knows it.
    package var form: ObjectForm

    package var isHeapType: Bool { flags.contains(.heapType) }
}

/// `tp_flags`, as far as they matter here (CPython, Include/object.h).
package struct TypeFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let staticBuiltin = TypeFlags(rawValue: 1 << 1)
    package static let inlineValues = TypeFlags(rawValue: 1 << 2)
    package static let managedWeakReferences = TypeFlags(rawValue: 1 << 3)
    package static let managedDict = TypeFlags(rawValue: 1 << 4)
    package static let heapType = TypeFlags(rawValue: 1 << 9)
    package static let ready = TypeFlags(rawValue: 1 << 12)
    package static let hasGC = TypeFlags(rawValue: 1 << 14)
    package static let int = TypeFlags(rawValue: 1 << 24)
    package static let list = TypeFlags(rawValue: 1 << 25)
    package static let tuple = TypeFlags(rawValue: 1 << 26)
    package static let bytes = TypeFlags(rawValue: 1 << 27)
    package static let str = TypeFlags(rawValue: 1 << 28)
    package static let dict = TypeFlags(rawValue: 1 << 29)
    package static let exception = TypeFlags(rawValue: 1 << 30)
    package static let type = TypeFlags(rawValue: 1 << 31)
}

/// The readers there are.
package enum ObjectForm: UInt8, Sendable, BitwiseCopyable {
    /// No reader: scanned for pointers, each such reference marked conservative.
    case unknown
    /// Nothing but what its type adds (attributes, slots).
    case plain
    case none, int, float, complex, str, bytes, bytearray
    case tuple, list, dict, set
    /// A C struct of which the layout table knows the fields that are references.
    case structure
    case type, module, function, code, frame, generator, weakReference
    case deque, defaultDict, orderedDict, lruCache, lruLink
    case memoryView, array, ndarray, dateTime, bufferedFile, stringIO
    case hamtPairs, hamtArray, teeData
}
