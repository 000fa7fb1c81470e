/// What the notes of a core say of its process.
///
/// Source: Linux, fs/binfmt_elf.c and include/uapi/linux/elf.h.
struct CoreNotes {
    /// A file that was mapped (NT_FILE).
    struct File {
        var start: UInt64
        var end: UInt64
        var offset: UInt64
        var path: String
    }

    var threads: [NativeThread] = []
    var processID: UInt32?
    var command = ""
    /// Ascending, without overlaps.
    var files: [File] = []
    var auxiliary: [UInt64: UInt64] = [:]
    var isCutOff = false

    private static let prstatus: UInt32 = 1
    private static let prpsinfo: UInt32 = 3
    private static let auxv: UInt32 = 6
    private static let file: UInt32 = 0x4649_4c45

    /// Keys of the auxiliary vector (include/uapi/linux/auxvec.h).
    enum Auxiliary {
        static let programHeaders: UInt64 = 3
        static let random: UInt64 = 25
        static let vdso: UInt64 = 33
    }

    mutating func read(_ bytes: CheckedBytes) {
        var notes = ElfNotes(bytes)
        while let note = notes.next() {
            guard note.name == "CORE" else { continue }
            switch note.type {
            case Self.prstatus: readThread(note.content)
            case Self.prpsinfo: readProcess(note.content)
            case Self.auxv: readAuxiliary(note.content)
            case Self.file: readFiles(note.content)
            default: break
            }
        }
        isCutOff = isCutOff || notes.isCutOff
    }

    /// struct elf_prstatus: pr_pid i32 at 32, pr_reg at 112, of which rsp is the 20th word.
    private mutating func readThread(_ content: CheckedBytes) {
        guard let id = content.load(at: 32, as: UInt32.self),
            let stackPointer = content.load(at: 112 + 19 * 8, as: UInt64.self)
        else { return }
        threads.append(NativeThread(id: id, name: "", stackPointer: stackPointer))
    }

    /// struct elf_prpsinfo: pr_pid i32 at 24, pr_fname char[16] at 40, pr_psargs char[80] at 56.
    private mutating func readProcess(_ content: CheckedBytes) {
        processID = content.load(at: 24)
        let arguments = content.slice(56, 80)?.cString(at: 0) ?? ""
        let name = content.slice(40, 16)?.cString(at: 0) ?? ""
        command = String((arguments.isEmpty ? name : arguments).drop { $0 == " " })
        while command.last == " " { command.removeLast() }
    }

    private mutating func readAuxiliary(_ content: CheckedBytes) {
        for offset in stride(from: 0, to: content.count, by: 16) {
            guard let key = content.load(at: offset, as: UInt64.self), key != 0,
                let value = content.load(at: offset + 8, as: UInt64.self)
            else { return }
            auxiliary[key] = value
        }
    }

    /// count u64 · page size u64 · count × (start u64, end u64, offset in pages u64) · count names, each with its NUL.
    private mutating func readFiles(_ content: CheckedBytes) {
        guard let count = content.load(at: 0, as: UInt64.self),
            let pageSize = content.load(at: 8, as: UInt64.self), count <= content.count / 24
        else {
            isCutOff = true
            return
        }
        var name = 16 + count * 24
        for row in 0..<count {
            guard let start = content.load(at: 16 + row * 24, as: UInt64.self),
                let end = content.load(at: 24 + row * 24, as: UInt64.self),
                let page = content.load(at: 32 + row * 24, as: UInt64.self),
                let path = content.cString(at: name), let next = content.endOfString(at: name)
            else {
                isCutOff = true
                break
            }
            name = next + 1
            let (offset, overflow) = page.multipliedReportingOverflow(by: pageSize)
            guard !overflow, start < end, end <= AddressSpace.limit, (start | end) & 4095 == 0 else {
                continue
            }
            files.append(File(start: start, end: end, offset: offset, path: path))
        }
        files.sort { $0.start < $1.start }
        files = files.reduce(into: []) { kept, file in
            if (kept.last?.end ?? 0) <= file.start { kept.append(file) }
        }
    }
}
