/// What the readers need of a type for each object, in 64 bytes.
struct TypeRecord: BitwiseCopyable {
    var address: UInt64
    /// `ht_cached_keys`, the keys of attributes that instances keep inline; 0 for static types.
    var cachedKeys: UInt64 = 0
    /// The memory that the module of a C type keeps for itself; 0 for other types.
    var moduleState: UInt64 = 0
    var basicSize: Int32
    var itemSize: Int32
    /// Rows in ``TypeTable/State/fields``.
    var firstField: Int32 = 0
    var fieldCount: Int32 = 0
    /// Where `[labels of attributes]` starts in ``TypeTable/State/attributeLabels``; -1 until the first instance comes.
    var firstAttribute: Int32 = -1
    var attributeCount: Int32 = 0
    /// Where ``DictPlace/offset`` and ``DictPlace/fromEnd`` count from.
    var dictOffset: Int32 = 0
    /// Items of a struct sequence beyond those that `ob_size` tells of included; 0 for other types.
    var sequenceFields: Int32 = 0
    var form: ObjectForm
    var dictPlace: DictPlace = .absent
    /// Bytes before `ob_refcnt`: GC head and what 3.11 and later put before it.
    var prefix: UInt8 = 0
    var traits: Traits = []

    struct Traits: OptionSet {
        let rawValue: UInt8
        static let isHeap = Traits(rawValue: 1 << 0)
        static let hasGC = Traits(rawValue: 1 << 1)
        static let hasInlineValues = Traits(rawValue: 1 << 2)
        /// Made by `PyType_GenericAlloc`, which asks for one item more than `ob_size` says.
        static let hasSentinelItem = Traits(rawValue: 1 << 3)
        static let hasFinalizer = Traits(rawValue: 1 << 4)
        /// `itemSize` bytes each, in which pointers may be.
        static let scansItems = Traits(rawValue: 1 << 5)
    }
}

/// Where an instance keeps the pointer to its `__dict__`, and the attributes while there is none.
enum DictPlace: UInt8 {
    case absent
    /// `tp_dictoffset` bytes from the object's start.
    case offset
    /// `tp_dictoffset` is negative: from the end of the items.
    case fromEnd
    /// 3.11: values at -32, dict at -24.
    case managed311
    /// 3.12: one word at -24, the dict or, with bit 0 set, the values.
    case managed312
    /// 3.13: dict at -24, values behind `tp_basicsize` where the type has inline values.
    case managed313
}

/// `PyDateTime_DateTime` and `PyDateTime_Time` (Include/datetime.h) end in a pointer to the `tzinfo`, and that of a
/// naive one is left out of its allocation. The byte follows the hash.
enum DateTime {
    static let isAware = 24
    static let ofDateTime = 40
    static let ofTime = 32
}

/// A word of an object that holds, or may hold, a pointer to another.
struct ObjectField: BitwiseCopyable {
    var offset: Int32
    var label: LabelNumber
    var certainty: Certainty

    enum Certainty: UInt8 {
        /// An owned pointer to an object, or null.
        case known
        /// A word of a C struct that nobody describes.
        case conservative
        /// The `tzinfo` of a datetime or time, which is there only where the byte at ``DateTime/isAware`` is set.
        case ofAwareTime
    }
}
