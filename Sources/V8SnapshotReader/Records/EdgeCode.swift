/// What an edge is and how it is called, in 32 bits: what stands in the column of labels until there are labels.
///
///     bit 31       an element that keeps alive; bits 0 to 30 are its index, which makes it a `LabelID` already
///     bit 30       it does not count for dominators, although it keeps alive (see EssentialEdges)
///     bits 27-29   EdgeKind
///     bits 0-26    the string that is its name, or its index
struct EdgeCode: Sendable, Equatable {
    var rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A name or an index that there is no room for, or that the file does not have.
    static let lostName: UInt32 = 1 << 27 - 1
    static let nameBits: UInt32 = 27
    static let elementMark: UInt32 = 1 << 31
    static let nonessentialMark: UInt32 = 1 << 30

    @inline(__always)
    init(_ kind: EdgeKind.RawValue, _ nameOrIndex: UInt64) {
        if kind == EdgeKind.element.rawValue, nameOrIndex < UInt64(Self.elementMark) {
            rawValue = UInt32(truncatingIfNeeded: nameOrIndex) | Self.elementMark
        } else {
            let name = UInt32(truncatingIfNeeded: min(nameOrIndex, UInt64(Self.lostName)))
            rawValue = UInt32(kind) << Self.nameBits | name
        }
    }

    @inline(__always)
    var kind: EdgeKind.RawValue {
        rawValue >= Self.elementMark
            ? EdgeKind.element.rawValue : UInt8(truncatingIfNeeded: rawValue >> Self.nameBits & 7)
    }

    /// Whether ``name`` is an index (JSHeapSnapshotEdge.hasStringNameInternal in HeapSnapshot.ts).
    var isIndexed: Bool { kind == EdgeKind.element.rawValue || kind == EdgeKind.hidden.rawValue }

    /// The number of its name, or its index.
    @inline(__always)
    var name: UInt32 {
        rawValue >= Self.elementMark ? rawValue & ~Self.elementMark : rawValue & Self.lostName
    }

    /// The same edge, which does not count for dominators.
    @inline(__always)
    var nonessential: EdgeCode {
        guard rawValue >= Self.elementMark else {
            return EdgeCode(rawValue: rawValue | Self.nonessentialMark)
        }
        let index = min(rawValue & ~Self.elementMark, Self.lostName)
        let kind = UInt32(EdgeKind.element.rawValue) << Self.nameBits
        return EdgeCode(rawValue: kind | index | Self.nonessentialMark)
    }

    var isNonessential: Bool {
        rawValue & (Self.elementMark | Self.nonessentialMark) == Self.nonessentialMark
    }
}
