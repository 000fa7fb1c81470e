/// The table of a dict: a sparse index of slots and a dense array of entries in insertion order.
///
/// ```
///  keys + 0   reference count  Int     dicts that use the table, and the class whose instances share it
///       + 8   log2Size         UInt8   slots in the index, a power of two
///       + 9   log2IndexBytes   UInt8   bytes of the index: 1, 2, 4 or 8 a slot
///       + 10  kind             UInt8   0: entries are (hash, key, value); 1: (key, value), and keys are str; 2: the
///                                      same, but the values are elsewhere
///       + 12  version          UInt32  changes when a key is added or removed; 0 until something is cached for the keys
///       + 16  usable           Int     entries that may still be added
///       + 24  entryCount       Int     entries added, removed ones included
///       + 32  index            a slot holds an entry's number, -1 (empty) or -2 (removed)
///       +     entries          16 or 24 bytes each; a removed one has no value
/// ```
struct DictKeys {
    let raw: UnsafeMutableRawPointer

    static let headerSize = 32
    static let empty = -1
    static let removed = -2
    /// So many attributes of a class's instances can share their keys.
    static let largestShared = 30
    private static let sharedLog2Size: UInt8 = 6
    private static let sharedKind: UInt8 = 2

    @inline(__always)
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    /// Writes an empty table at `raw`, which has `byteCount(log2Size:strKeysOnly:)` bytes.
    init(initializing raw: UnsafeMutableRawPointer, log2Size: UInt8, strKeysOnly: Bool) {
        self.raw = raw
        let log2IndexBytes = DictKeys.log2IndexBytes(log2Size)
        raw.storeBytes(of: 1, as: Int.self)
        raw.storeBytes(of: log2Size, toByteOffset: 8, as: UInt8.self)
        raw.storeBytes(of: log2IndexBytes, toByteOffset: 9, as: UInt8.self)
        raw.storeBytes(of: strKeysOnly ? 1 : 0, toByteOffset: 10, as: UInt8.self)
        version = 0
        usable = DictKeys.usableEntries(log2Size)
        entryCount = 0
        let index = (raw + DictKeys.headerSize).assumingMemoryBound(to: UInt8.self)
        index.update(repeating: 0xff, count: 1 << Int(log2IndexBytes))
    }

    /// Writes an empty table for the instances of a class, at `raw`, which has `sharedByteCount` bytes.
    init(initializingShared raw: UnsafeMutableRawPointer) {
        self.init(initializing: raw, log2Size: DictKeys.sharedLog2Size, strKeysOnly: true)
        raw.storeBytes(of: DictKeys.sharedKind, toByteOffset: 10, as: UInt8.self)
        usable = DictKeys.largestShared
    }

    static var sharedByteCount: Int { byteCount(log2Size: sharedLog2Size, strKeysOnly: true) }

    static func usableEntries(_ log2Size: UInt8) -> Int { (2 << Int(log2Size)) / 3 }

    static func log2IndexBytes(_ log2Size: UInt8) -> UInt8 {
        switch log2Size {
        case ..<3: 3
        case ..<8: log2Size
        case ..<16: log2Size + 1
        case ..<32: log2Size + 2
        default: log2Size + 3
        }
    }

    static func byteCount(log2Size: UInt8, strKeysOnly: Bool) -> Int {
        headerSize + 1 << Int(log2IndexBytes(log2Size)) + usableEntries(log2Size) * (strKeysOnly ? 16 : 24)
    }

    /// The table for as many slots, and for 8 at least: 3.11's bit arithmetic, which gives 1 to 7 slots a table of 16.
    static func log2Size(slots: Int) -> UInt8 {
        UInt8(Int.bitWidth - ((slots | 8) - 1 | 7).leadingZeroBitCount)
    }

    /// The table for as many entries, so that they do not have to be moved.
    static func log2Size(entries: Int) -> UInt8 { log2Size(slots: (entries * 3 + 1) / 2) }

    @inline(__always)
    var log2Size: UInt8 { raw.load(fromByteOffset: 8, as: UInt8.self) }
    @inline(__always)
    private var log2IndexBytes: UInt8 { raw.load(fromByteOffset: 9, as: UInt8.self) }
    @inline(__always)
    var strKeysOnly: Bool { raw.load(fromByteOffset: 10, as: UInt8.self) != 0 }

    /// Whether the values are elsewhere: with each dict, or with each instance.
    @inline(__always)
    var isShared: Bool { raw.load(fromByteOffset: 10, as: UInt8.self) == DictKeys.sharedKind }

    @inline(__always)
    var referenceCount: Int {
        get { raw.load(as: Int.self) }
        nonmutating set { raw.storeBytes(of: newValue, as: Int.self) }
    }

    /// Entries there are and that may still be added: room for values.
    @inline(__always)
    var capacity: Int { entryCount + usable }

    @inline(__always)
    var version: UInt32 {
        get { raw.load(fromByteOffset: 12, as: UInt32.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 12, as: UInt32.self) }
    }

    @inline(__always)
    var usable: Int {
        get { raw.load(fromByteOffset: 16, as: Int.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 16, as: Int.self) }
    }

    @inline(__always)
    var entryCount: Int {
        get { raw.load(fromByteOffset: 24, as: Int.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 24, as: Int.self) }
    }

    var byteCount: Int { DictKeys.byteCount(log2Size: log2Size, strKeysOnly: strKeysOnly) }

    @inline(__always)
    var mask: UInt { 1 << UInt(log2Size) - 1 }

    @inline(__always)
    subscript(slot slot: UInt) -> Int {
        get {
            let index = raw + DictKeys.headerSize
            let slot = Int(bitPattern: slot)
            switch log2Size {
            case ..<8: return Int(index.load(fromByteOffset: slot, as: Int8.self))
            case ..<16: return Int(index.load(fromByteOffset: 2 * slot, as: Int16.self))
            case ..<32: return Int(index.load(fromByteOffset: 4 * slot, as: Int32.self))
            default: return index.load(fromByteOffset: 8 * slot, as: Int.self)
            }
        }
        nonmutating set {
            let index = raw + DictKeys.headerSize
            let slot = Int(bitPattern: slot)
            switch log2Size {
            case ..<8: index.storeBytes(of: Int8(newValue), toByteOffset: slot, as: Int8.self)
            case ..<16: index.storeBytes(of: Int16(newValue), toByteOffset: 2 * slot, as: Int16.self)
            case ..<32: index.storeBytes(of: Int32(newValue), toByteOffset: 4 * slot, as: Int32.self)
            default: index.storeBytes(of: newValue, toByteOffset: 8 * slot, as: Int.self)
            }
        }
    }

    @inline(__always)
    private var entries: UnsafeMutableRawPointer { raw + DictKeys.headerSize + 1 << Int(log2IndexBytes) }

    /// The key and value fields of an entry: `[0]` the key, `[1]` the value. A general entry's hash is at `[-1]`.
    @inline(__always)
    func entry(_ number: Int) -> UnsafeMutablePointer<ObjectRef?> {
        let address = strKeysOnly ? entries + 16 * number : entries + 24 * number + 8
        return address.assumingMemoryBound(to: ObjectRef?.self)
    }

    /// The hash stored in a general entry.
    @inline(__always)
    func storedHash(_ number: Int) -> Int { (entries + 24 * number).load(as: Int.self) }

    /// The first slot on the hash's path that no entry uses: removed ones are not taken again.
    @inline(__always)
    func emptySlot(_ hash: Int) -> UInt {
        var probe = Probe(hash, mask)
        while self[slot: probe.slot] >= 0 { probe.advance() }
        return probe.slot
    }

    /// Adds an entry whose key is known to be absent; there must be room.
    @inline(__always)
    func add(_ key: ObjectRef, _ value: ObjectRef?, hash: Int) {
        let number = entryCount
        self[slot: emptySlot(hash)] = number
        let fields = entry(number)
        if !strKeysOnly { (fields - 1).withMemoryRebound(to: Int.self, capacity: 1) { $0.pointee = hash } }
        fields[0] = key
        fields[1] = value
        entryCount = number + 1
        usable -= 1
        version = 0
    }

    /// The path of slots a hash takes: every slot once, higher bits of the hash mixed in little by little.
    struct Probe {
        private(set) var slot: UInt
        private var perturbation: UInt
        private let mask: UInt

        @inline(__always)
        init(_ hash: Int, _ mask: UInt) {
            perturbation = UInt(bitPattern: hash)
            self.mask = mask
            slot = perturbation & mask
        }

        @inline(__always)
        mutating func advance() {
            perturbation >>= 5
            slot = (slot &* 5 &+ perturbation &+ 1) & mask
        }
    }
}
