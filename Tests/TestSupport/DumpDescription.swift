/// All that a dump says, as plain values: what a test writes, what a reader must read, and the JSON that the independent
/// reader prints. Objects in address order. Enumerations are their raw values, names are resolved.
package struct DumpDescription: Codable, Equatable, Sendable {
    package var types: [TypeRow] = []
    package var objects: [ObjectRow] = []
    package var roots: [RootRow] = []
    package var threads: [ThreadRow] = []
    package var arenas: [ArenaRow] = []
    package var pools: [PoolRow] = []
    package var largeAllocations: [LargeAllocationRow] = []
    package var generations: [GenerationRow] = []
    package var facts: [FactRow] = []
    package var coverage: [CoverageRow] = []
    package var mappings: [MappingRow] = []
    package var pages: [PageRow] = []

    package struct TypeRow: Codable, Equatable, Sendable {
        package var name: String
        package var module = ""
        package var kind: UInt8 = 0
        package var labels: UInt8 = 0
        package var base: String?
        package var basicSize: UInt32 = 0
        package var itemSize: UInt32 = 0
        /// Address of the object that is this type, or 0.
        package var object: UInt64 = 0
    }

    package struct ObjectRow: Codable, Equatable, Sendable {
        package var address: UInt64
        package var type: String
        package var size: UInt64
        package var slack: UInt32 = 0
        package var referenceCount: UInt32 = 0
        package var flags: UInt16 = 0
        package var site: SiteRow?
        package var references: [ReferenceRow] = []
        /// Hexadecimal bytes.
        package var value: String?
    }

    package struct SiteRow: Codable, Equatable, Hashable, Sendable {
        package var function: String
        package var file: String
        package var line: UInt32
    }

    package struct ReferenceRow: Codable, Equatable, Sendable {
        package var to: UInt64
        /// `.attr` or `[3]`; nil where implied.
        package var label: String?
        package var strength: UInt8 = 0

        package init(to: UInt64, label: String?, strength: UInt8 = 0) {
            self.to = to
            self.label = label
            self.strength = strength
        }
    }

    package struct RootRow: Codable, Equatable, Sendable {
        package var address: UInt64
        package var kind: UInt8
        package var name: String
        /// Rows of `threads` and of all frames, thread by thread.
        package var thread: UInt32?
        package var frame: UInt32?
    }

    package struct ThreadRow: Codable, Equatable, Sendable {
        package var id: UInt64
        package var name: String
        package var frames: [FrameRow] = []
    }

    package struct FrameRow: Codable, Equatable, Sendable {
        package var function: String
        package var file: String
        package var line: UInt32
        package var object: UInt64 = 0
    }

    package struct ArenaRow: Codable, Equatable, Sendable {
        package var address: UInt64
        package var size: UInt64
        package var poolSize: UInt32
        package var poolCount: UInt32
        package var freePools: UInt32
    }

    package struct PoolRow: Codable, Equatable, Sendable {
        package var address: UInt64
        package var arena: UInt32
        package var blockSize: UInt32
        package var capacity: UInt32
        package var used: UInt32
        /// Hexadecimal bytes of the bitmap.
        package var occupancy: String
    }

    package struct LargeAllocationRow: Codable, Equatable, Sendable {
        package var address: UInt64
        package var requested: UInt64
        package var usable: UInt64
    }

    package struct GenerationRow: Codable, Equatable, Sendable {
        package var collections: UInt64
        package var collected: UInt64
        package var uncollectable: UInt64
        package var count: UInt32
        package var threshold: UInt32
    }

    package struct FactRow: Codable, Equatable, Sendable {
        package var key: String
        package var value: String
    }

    package struct CoverageRow: Codable, Equatable, Sendable {
        package var what: String
        package var count: UInt64
    }

    package struct MappingRow: Codable, Equatable, Sendable {
        package var start: UInt64
        package var end: UInt64
        /// Nil where unknown.
        package var residentBytes: UInt64?
        package var fileOffset: UInt64
        package var name: String
        package var permissions: UInt8
        package var kind: UInt8
    }

    package struct PageRow: Codable, Equatable, Sendable {
        package var start: UInt64
        package var count: UInt32
        package var isEstimate: UInt8
        /// Hexadecimal bytes of the bitmap.
        package var bits: String
    }

    package init() {}

    /// Two hexadecimal digits a byte.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    static func bytes(hexadecimal text: String) -> [UInt8] {
        let digits = text.map { UInt8($0.hexDigitValue!) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
