/// What a type is to the analyses, whatever the runtime calls it. Stored as one byte.
public enum TypeKind: UInt8, Sendable, CaseIterable {
    case other = 0
    case none = 1
    case boolean = 2
    case integer = 3
    case float = 4
    case string = 5
    case bytes = 6
    case tuple = 7
    case list = 8
    case dictionary = 9
    case set = 10
    case frozenSet = 11
    case instance = 12
    /// A class: an object that is the type of others.
    case type = 13
    case function = 14
    case module = 15
    case frame = 16
    case weakReference = 17
    case code = 18

    /// Values of this kind can be shared by everybody who needs an equal one.
    public var isImmutableValue: Bool {
        switch self {
        case .integer, .float, .string, .bytes: true
        default: false
        }
    }

    /// Objects that any program's definitions are made of; they refer to each other in one giant component.
    public var isProgramDefinition: Bool {
        switch self {
        case .type, .function, .module, .code: true
        default: false
        }
    }
}

/// How the label of a reference follows from its position among its object's references. Stored as one byte.
public enum LabelTemplate: UInt8, Sendable, CaseIterable {
    /// Nothing is implied: every reference carries its label.
    case explicit = 0
    /// The reference at position i is `[i]`.
    case indexed = 1
    /// References come as key, value, key, value: the value's label is `[key]`.
    case pairs = 2
    /// Members in no particular order: `{member}`.
    case elements = 3
    /// The reference at position i has the label of the type's field i, and its strength.
    case fields = 4
}

/// Whether a reference keeps its target alive. Belongs to the label. Stored as one byte.
public enum ReferenceStrength: UInt8, Sendable, CaseIterable {
    case strong = 0
    /// The runtime clears it when the target dies.
    case weak = 1
    /// A pointer without a count of its own: an interned table's or a method cache's.
    case borrowed = 2
    /// The target is not in the dump, or there is none: null.
    case missing = 3
    /// The runtime clears it when memory runs short (Java's `SoftReference`).
    case soft = 4
    /// Kept until the target's finalizer has run (Java's `FinalReference`).
    case final = 5
    /// Never leads to its target, tells of its end (Java's `PhantomReference`).
    case phantom = 6
    /// Keeps its target alive, but another reference stands for it (V8's shortcuts and ephemerons): not for dominators.
    case nonessential = 7

    /// The one predicate that decides which references count, for every algorithm.
    @inlinable public var keepsAlive: Bool { self == .strong }

    /// The name used in exports and reports.
    public var name: String { "\(self)" }
}

/// Why an object is alive without anybody on the heap referring to it. Stored as one byte.
public enum RootKind: UInt8, Sendable, CaseIterable {
    case other = 0
    case frame = 1
    case module = 2
    case thread = 3
    /// Held by the interpreter itself: builtins, interpreter state.
    case interpreter = 4
    /// Never allocated on the heap: static types, small integers.
    case `static` = 5
    /// A reference from outside that the runtime registered.
    case handle = 6

    /// The name used in exports and reports.
    public var name: String { "\(self)" }
}

/// What a mapping of the process is for. Stored as one byte.
public enum MappingKind: UInt8, Sendable, CaseIterable {
    case other = 0
    /// Private memory of no file that is none of the others: where large blocks and arenas are.
    case anonymous = 1
    /// Memory of the system allocator: the program break (`[heap]`), and the heaps of its further arenas.
    case heap = 2
    /// The stack that the process began with.
    case mainStack = 3
    case threadStack = 4
    /// The executable, a library or another file, with the zeroed data (`.bss`) that belongs to it.
    case file = 5
    /// Memory shared with other processes.
    case sharedMemory = 6
    /// The kernel's own pages in every process (`[vdso]`, `[vvar]`): they do not count as resident.
    case kernel = 7

    /// The name used in exports and reports.
    public var name: String { "\(self)" }
}

/// What a process may do with a mapping. Stored as one byte.
public struct MappingPermissions: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let read = MappingPermissions(rawValue: 1 << 0)
    public static let write = MappingPermissions(rawValue: 1 << 1)
    public static let execute = MappingPermissions(rawValue: 1 << 2)
    /// Writes are seen by other processes and by the file.
    public static let shared = MappingPermissions(rawValue: 1 << 3)
}

/// What the runtime's bookkeeping says of an object. Stored as 16 bits.
public struct ObjectFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16

    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// On one of the cycle collector's lists.
    public static let tracked = ObjectFlags(rawValue: 1 << 0)
    /// In the intern table: equal values share this object.
    public static let interned = ObjectFlags(rawValue: 1 << 1)
    /// Never freed; its reference count means nothing.
    public static let immortal = ObjectFlags(rawValue: 1 << 2)
    /// Its type has a finalizer (`__del__`).
    public static let hasFinalizer = ObjectFlags(rawValue: 1 << 3)
    /// The finalizer has run.
    public static let finalized = ObjectFlags(rawValue: 1 << 4)
    /// A part of a document that is no longer part of it.
    public static let detached = ObjectFlags(rawValue: 1 << 5)

    private static let generationShift: UInt16 = 8
    private static let generationMask: UInt16 = 0b111

    /// The collector's generation; 7 where there is none.
    public var generation: Int? {
        let value = (rawValue >> Self.generationShift) & Self.generationMask
        return value == Self.generationMask ? nil : Int(value)
    }

    /// The flags with the given generation (0…6), or none.
    public func withGeneration(_ generation: Int?) -> ObjectFlags {
        let value = UInt16(generation ?? Int(Self.generationMask)) & Self.generationMask
        let cleared = rawValue & ~(Self.generationMask << Self.generationShift)
        return ObjectFlags(rawValue: cleared | value << Self.generationShift)
    }
}
