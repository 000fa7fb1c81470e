/// The header of an ELF64 file and the numbers it is read by.
///
///     0 magic 7f 45 4c 46 · 4 class u8 · 5 data u8 · 16 type u16 · 18 machine u16 · 32 phoff u64 · 40 shoff u64
///     54 phentsize u16 · 56 phnum u16 · 58 shentsize u16 · 60 shnum u16 · 62 shstrndx u16
///
/// Source: System V ABI, chapter 4 and 5; elf(5).
package struct ElfHeader: Sendable {
    package var type: UInt16
    package var machine: UInt16
    var programHeaderOffset: UInt64
    var programHeaderCount: UInt16
    var sectionHeaderOffset: UInt64
    var sectionHeaderCount: UInt16
    var sectionNamesIndex: UInt16

    package static let executable: UInt16 = 2
    package static let sharedObject: UInt16 = 3
    package static let core: UInt16 = 4
    static let x86_64: UInt16 = 62
    /// In place of a count or index that needs more than 16 bits; the real one is in section header 0.
    static let extended: UInt16 = 0xffff

    static let size: UInt64 = 64
    static let programHeaderSize: UInt64 = 56
    static let sectionHeaderSize: UInt64 = 64

    package static func isElf(_ bytes: CheckedBytes) -> Bool {
        bytes.load(at: 0, as: UInt32.self) == 0x464c_457f
    }

    /// - Parameter name: what the bytes are of, for messages.
    /// - Throws: `malformed` unless it is a 64-bit little-endian ELF header for x86-64.
    init(_ bytes: CheckedBytes, name: String) throws(CaptureError) {
        guard Self.isElf(bytes) else {
            throw CaptureError(.malformed, "\(name) is not an ELF file", remedy: "Name the file that ran")
        }
        guard let fields = bytes.slice(0, Self.size) else {
            throw CaptureError(
                .malformed, "\(name) ends within its ELF header, at byte \(bytes.count)",
                remedy: "Copy it again, whole")
        }
        let width = fields.load(at: 4, as: UInt8.self)!
        let order = fields.load(at: 5, as: UInt8.self)!
        machine = fields.load(at: 18)!
        guard width == 2, order == 1, machine == Self.x86_64 else {
            throw CaptureError(
                .malformed,
                "\(name) is for \(width == 1 ? "a 32-bit" : "another") machine (ELF class \(width), data \(order), machine \(machine))",
                remedy: "Only 64-bit x86 processes (x86-64) can be read")
        }
        type = fields.load(at: 16)!
        programHeaderOffset = fields.load(at: 32)!
        sectionHeaderOffset = fields.load(at: 40)!
        programHeaderCount = fields.load(at: 56)!
        sectionHeaderCount = fields.load(at: 60)!
        sectionNamesIndex = fields.load(at: 62)!
    }
}

/// A segment: what is to be, or was, in memory.
package struct ElfProgramHeader: Sendable, Equatable {
    package var type: UInt32
    package var flags: UInt32
    package var offset: UInt64
    package var address: UInt64
    package var fileSize: UInt64
    package var memorySize: UInt64

    package static let load: UInt32 = 1
    package static let note: UInt32 = 4

    package var isExecutable: Bool { flags & 1 != 0 }
    package var isWritable: Bool { flags & 2 != 0 }
    package var isReadable: Bool { flags & 4 != 0 }

    /// Nil where the bytes end before it does.
    init?(_ bytes: CheckedBytes, at offset: UInt64) {
        guard let fields = bytes.slice(offset, ElfHeader.programHeaderSize) else { return nil }
        type = fields.load(at: 0)!
        flags = fields.load(at: 4)!
        self.offset = fields.load(at: 8)!
        address = fields.load(at: 16)!
        fileSize = fields.load(at: 32)!
        memorySize = fields.load(at: 40)!
    }
}

package struct ElfSection: Sendable, Equatable {
    package var name: String
    package var type: UInt32
    package var address: UInt64
    package var offset: UInt64
    package var size: UInt64
    /// The section that goes with it: of a symbol table, its strings.
    var link: UInt32
    var nameOffset: UInt32
    /// Holds further counts in section 0.
    var info: UInt32

    static let symbols: UInt32 = 2
    static let noBits: UInt32 = 8
    static let dynamicSymbols: UInt32 = 11

    init?(_ bytes: CheckedBytes, at offset: UInt64) {
        guard let fields = bytes.slice(offset, ElfHeader.sectionHeaderSize) else { return nil }
        name = ""
        nameOffset = fields.load(at: 0)!
        type = fields.load(at: 4)!
        address = fields.load(at: 16)!
        self.offset = fields.load(at: 24)!
        size = fields.load(at: 32)!
        link = fields.load(at: 40)!
        info = fields.load(at: 44)!
    }
}

package struct ElfSymbol: Sendable, Equatable {
    /// As in the file: add ``LoadedModule/bias`` for the address in the target.
    package var value: UInt64
    package var size: UInt64
}
