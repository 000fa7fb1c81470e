// Rows of the table sections. Field order is the layout; every record is a multiple of its widest field.

/// Objects from `firstObject` on have `high` as the upper 32 bits of their address, up to the next segment.
public struct AddressSegment: BitwiseCopyable, Sendable, Equatable {
    public var firstObject: UInt32
    public var high: UInt32
}

/// A shallow size that does not fit 32 bits.
public struct LargeSize: BitwiseCopyable, Sendable, Equatable {
    public var size: UInt64
    public var object: UInt32
    public var reserved: UInt32 = 0
}

public struct TypeRecord: BitwiseCopyable, Sendable, Equatable {
    /// ``NameID`` of the name and of the module that defines it.
    public var name: UInt32
    public var module: UInt32
    /// ``TypeID`` of the base, or none.
    public var base: UInt32
    /// The object that is this type, or none.
    public var object: UInt32
    public var basicSize: UInt32
    public var itemSize: UInt32
    /// ``TypeKind``.
    public var kind: UInt8
    /// ``LabelTemplate``.
    public var labelTemplate: UInt8
    public var reserved: UInt16 = 0
}

public struct LabelRecord: BitwiseCopyable, Sendable, Equatable {
    /// ``NameID`` of the text as a programmer would write it (`.attr`, `local x`); ignored where `isIndex`.
    public var text: UInt32
    /// The index, where the label is `[index]`.
    public var index: UInt32
    public var isIndex: UInt8
    /// ``ReferenceStrength``.
    public var strength: UInt8
    public var reserved: UInt16 = 0
}

public struct RootRecord: BitwiseCopyable, Sendable, Equatable {
    public var object: UInt32
    /// Row of the thread and frame the root belongs to, or none.
    public var thread: UInt32
    public var frame: UInt32
    /// ``NameID``: what holds the object, where that has a name.
    public var name: UInt32
    /// ``RootKind``.
    public var kind: UInt8
    public var reserved: (UInt8, UInt8, UInt8) = (0, 0, 0)

    public static func == (a: RootRecord, b: RootRecord) -> Bool {
        a.object == b.object && a.thread == b.thread && a.frame == b.frame && a.name == b.name
            && a.kind == b.kind
    }
}

public struct ThreadRecord: BitwiseCopyable, Sendable, Equatable {
    /// The operating system's number for it.
    public var id: UInt64
    public var name: UInt32
    /// Rows of its frames, innermost first.
    public var firstFrame: UInt32
    public var frameCount: UInt32
    public var reserved: UInt32 = 0
}

public struct FrameRecord: BitwiseCopyable, Sendable, Equatable {
    public var function: UInt32
    public var file: UInt32
    public var line: UInt32
    /// The frame's own object, or none where frames are not objects.
    public var object: UInt32
}

public struct SiteRecord: BitwiseCopyable, Sendable, Equatable {
    public var function: UInt32
    public var file: UInt32
    public var line: UInt32
}

/// Both are ``NameID``s.
public struct FactRecord: BitwiseCopyable, Sendable, Equatable {
    public var key: UInt32
    public var value: UInt32
}

/// Something that was not understood, not there or not intact, and how often.
public struct CoverageRecord: BitwiseCopyable, Sendable, Equatable {
    public var count: UInt64
    public var what: UInt32
    public var reserved: UInt32 = 0
}

/// Where the code that an object stands for is defined. Lines and columns count from 1; 0 is unknown.
public struct LocationRecord: BitwiseCopyable, Sendable, Equatable {
    public var object: UInt32
    /// ``NameID``: the file, or what the runtime calls the script.
    public var file: UInt32
    public var line: UInt32
    public var column: UInt32
}

/// The value of an immutable object: str as UTF-8, bytes as they are, int in decimal, float in its shortest
/// decimal form that reads back equal.
public struct ValueRecord: BitwiseCopyable, Sendable, Equatable {
    /// SipHash-2-4 of the whole value, or, where the dump carries only hashes, that hash.
    public var hash: UInt64
    /// Where the beginning of the value stands in `valueBytes`, and how many bytes of it do.
    public var offset: UInt64
    public var object: UInt32
    /// Length of the whole value in bytes.
    public var length: UInt32
    public var previewLength: UInt32
    public var reserved: UInt32 = 0
}

public struct ArenaRecord: BitwiseCopyable, Sendable, Equatable {
    public var address: UInt64
    public var size: UInt64
    public var poolSize: UInt32
    /// Pools it has room for, and how many of these hold no block.
    public var poolCount: UInt32
    public var freePools: UInt32
    public var reserved: UInt32 = 0

    package init(address: UInt64, size: UInt64, poolSize: UInt32, poolCount: UInt32, freePools: UInt32) {
        self.address = address
        self.size = size
        self.poolSize = poolSize
        self.poolCount = poolCount
        self.freePools = freePools
    }
}

public struct PoolRecord: BitwiseCopyable, Sendable, Equatable {
    public var address: UInt64
    public var occupancyOffset: UInt64
    /// Row of its arena, or none.
    public var arena: UInt32
    /// Bytes of one block; 0 for a pool that is in no size class at present.
    public var blockSize: UInt32
    /// Blocks it has room for, and how many are in use.
    public var capacity: UInt32
    public var used: UInt32

    package init(address: UInt64, arena: UInt32, blockSize: UInt32, capacity: UInt32, used: UInt32) {
        self.address = address
        self.arena = arena
        self.blockSize = blockSize
        self.capacity = capacity
        self.used = used
        occupancyOffset = 0
    }
}

public struct LargeAllocationRecord: BitwiseCopyable, Sendable, Equatable {
    public var address: UInt64
    public var requested: UInt64
    /// What the system allocator set aside.
    public var usable: UInt64

    package init(address: UInt64, requested: UInt64, usable: UInt64) {
        self.address = address
        self.requested = requested
        self.usable = usable
    }
}

public struct GenerationRecord: BitwiseCopyable, Sendable, Equatable {
    public var collections: UInt64
    public var collected: UInt64
    public var uncollectable: UInt64
    public var count: UInt32
    public var threshold: UInt32

    package init(
        collections: UInt64, collected: UInt64, uncollectable: UInt64, count: UInt32, threshold: UInt32
    ) {
        self.collections = collections
        self.collected = collected
        self.uncollectable = uncollectable
        self.count = count
        self.threshold = threshold
    }
}

/// A mapping of the process.
public struct MappingRecord: BitwiseCopyable, Sendable, Equatable {
    public var start: UInt64
    public var end: UInt64
    /// Bytes of it that were in memory; `UInt64.max` where that is unknown.
    public var residentBytes: UInt64
    /// Where in its file it begins.
    public var fileOffset: UInt64
    /// ``NameID``: the file, or the kernel's name for it.
    public var name: UInt32
    /// ``MappingPermissions``.
    public var permissions: UInt8
    /// ``MappingKind``.
    public var kind: UInt8
    public var reserved: UInt16 = 0
}

/// Which of neighbouring pages of 4,096 bytes were in memory.
public struct PageRunRecord: BitwiseCopyable, Sendable, Equatable {
    /// Address of the first page.
    public var start: UInt64
    /// In bytes, into `pageBits`; a multiple of 8.
    public var bitsOffset: UInt64
    public var pageCount: UInt32
    /// Whether that is deduced, not the kernel's own word.
    public var isEstimate: UInt8
    public var reserved: (UInt8, UInt8, UInt8) = (0, 0, 0)

    public static func == (a: PageRunRecord, b: PageRunRecord) -> Bool {
        a.start == b.start && a.bitsOffset == b.bitsOffset && a.pageCount == b.pageCount
            && a.isEstimate == b.isEstimate
    }
}
