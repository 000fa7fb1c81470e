/// The number of an object: its row in every object column.
///
/// Follows address order (V8: node order), so it depends on the dump alone, never on timing. 32 bits.
public struct ObjectID: Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
    @inlinable public init(_ index: Int) { self.rawValue = UInt32(truncatingIfNeeded: index) }
    @inlinable public var index: Int { Int(rawValue) }
    @inlinable public static func < (a: ObjectID, b: ObjectID) -> Bool { a.rawValue < b.rawValue }
}

/// The number of a reference: its row in every reference column. References of one object are neighbours.
public struct ReferenceIndex: Hashable, Comparable, Sendable {
    public let rawValue: Int

    @inlinable public init(_ rawValue: Int) { self.rawValue = rawValue }
    @inlinable public static func < (a: ReferenceIndex, b: ReferenceIndex) -> Bool { a.rawValue < b.rawValue }
}

/// The row of a type in ``SectionID/types``.
public struct TypeID: Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
    @inlinable public init(_ index: Int) { self.rawValue = UInt32(truncatingIfNeeded: index) }
    @inlinable public var index: Int { Int(rawValue) }
    @inlinable public static func < (a: TypeID, b: TypeID) -> Bool { a.rawValue < b.rawValue }
}

/// The row of a name (of a type, label, function, file, …) in ``SectionID/nameOffsets``; 0 is the empty name.
public struct NameID: Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
    @inlinable public var index: Int { Int(rawValue) }
    public static let empty = NameID(0)
}

/// The row of a label in ``SectionID/labels``; 0 stands for "implied by the type's label template".
public struct LabelID: Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
    public static let implied = LabelID(0)

    /// The strong label `[index]`, without a row of its own until the builder finishes; for an index below 2³¹.
    package static func index(_ index: UInt32) -> LabelID { LabelID(index | indexMark) }

    static let indexMark: UInt32 = 1 << 31
}

/// The row of a thread in ``SectionID/threads``.
public struct ThreadIndex: Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// The row of a frame in ``SectionID/frames``.
public struct FrameIndex: Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// "No such row", in every 32-bit column that refers to a row.
public let noRow: UInt32 = .max
