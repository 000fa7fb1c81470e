/// Writes core files as the kernel does, and such as nobody should.
///
///     header (64) · program headers (56 each) · notes · segments, each at a page · section header 0 where asked for
struct CoreBuilder {
    struct Segment {
        var address: UInt64
        var bytes: [UInt8]
        /// More than `bytes` where the rest was left out.
        var memorySize: UInt64
        var flags: UInt32 = 6
        /// In place of what it should be.
        var offset: UInt64?
        var fileSize: UInt64?
    }

    struct File {
        var start: UInt64
        var end: UInt64
        var page: UInt64
        var path: String
    }

    var segments: [Segment] = []
    var files: [File] = []
    var threads: [(id: UInt32, stackPointer: UInt64)] = []
    var auxiliary: [(UInt64, UInt64)] = []
    var processID: UInt32 = 77
    var command = "python3 app.py"
    var type: UInt16 = 4
    var machine: UInt16 = 62
    var elfClass: UInt8 = 2
    /// The count in the header says "see section header 0".
    var hasExtendedCount = false
    var extraNotes: [UInt8] = []

    mutating func segment(
        _ address: UInt64, _ bytes: [UInt8], memorySize: UInt64? = nil, flags: UInt32 = 6,
        offset: UInt64? = nil,
        fileSize: UInt64? = nil
    ) {
        segments.append(
            Segment(
                address: address, bytes: bytes, memorySize: memorySize ?? UInt64(bytes.count), flags: flags,
                offset: offset, fileSize: fileSize))
    }

    var bytes: [UInt8] {
        let notes = self.notes
        let count = segments.count + 1
        let notesOffset = 64 + 56 * count
        var next = (notesOffset + notes.count + 4095) & ~4095
        var table = Self.programHeader(4, 0, UInt64(notesOffset), 0, UInt64(notes.count), 0)
        var content: [UInt8] = []
        for segment in segments {
            table += Self.programHeader(
                1, segment.flags, segment.offset ?? UInt64(next), segment.address,
                segment.fileSize ?? UInt64(segment.bytes.count), segment.memorySize)
            content += segment.bytes
            let padding = -segment.bytes.count & 4095
            content += [UInt8](repeating: 0, count: padding)
            next += segment.bytes.count + padding
        }
        var file = header(count: count, sections: hasExtendedCount ? UInt64(next) : 0)
        file += table + notes
        file += [UInt8](repeating: 0, count: -file.count & 4095)
        file += content
        if hasExtendedCount {
            file += Self.words(0, 0, 0, 0, 0) + Self.half(0) + Self.half(UInt32(count)) + Self.words(0, 0)
        }
        return file
    }

    private func header(count: Int, sections: UInt64) -> [UInt8] {
        var header: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, elfClass, 1, 1] + [UInt8](repeating: 0, count: 9)
        header += Self.short(type) + Self.short(machine) + Self.half(1)
        header += Self.words(0, 64, sections) + Self.half(0)
        header += Self.short(64) + Self.short(56) + Self.short(hasExtendedCount ? 0xffff : UInt16(count))
        header += Self.short(64) + Self.short(hasExtendedCount ? 1 : 0) + Self.short(0)
        return header
    }

    private var notes: [UInt8] {
        var psinfo = [UInt8](repeating: 0, count: 136)
        psinfo.replaceSubrange(24..<28, with: Self.half(processID))
        let text = Array(command.utf8.prefix(80))
        psinfo.replaceSubrange(56..<(56 + text.count), with: text)
        var notes = Self.note(3, psinfo)
        for thread in threads {
            var status = [UInt8](repeating: 0, count: 336)
            status.replaceSubrange(32..<36, with: Self.half(thread.id))
            status.replaceSubrange(264..<272, with: Self.words(thread.stackPointer))
            notes += Self.note(1, status)
        }
        if !auxiliary.isEmpty {
            notes += Self.note(6, auxiliary.flatMap { Self.words($0.0, $0.1) } + Self.words(0, 0))
        }
        if !files.isEmpty {
            var content = Self.words(UInt64(files.count), 4096)
            for file in files { content += Self.words(file.start, file.end, file.page) }
            for file in files { content += Array(file.path.utf8) + [0] }
            notes += Self.note(0x4649_4c45, content)
        }
        return notes + extraNotes
    }

    static func note(_ type: UInt32, _ content: [UInt8]) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: -content.count & 3)
        return half(5) + half(UInt32(content.count)) + half(type) + Array("CORE\0\0\0\0".utf8) + content
            + padding
    }

    static func programHeader(
        _ type: UInt32, _ flags: UInt32, _ offset: UInt64, _ address: UInt64, _ fileSize: UInt64,
        _ memorySize: UInt64
    ) -> [UInt8] {
        half(type) + half(flags) + words(offset, address, 0, fileSize, memorySize, 4096)
    }

    static func words(_ values: UInt64...) -> [UInt8] {
        values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    }
    static func half(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    static func short(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
}
