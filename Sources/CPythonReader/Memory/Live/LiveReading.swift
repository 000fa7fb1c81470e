import CLinux
import Glibc

/// A process on its way to a ``ProcessImage``.
///
/// What can be done before and after the process is stopped is done then.
final class LiveReading {
    private let process: ProcFolder
    private let files: LiveFiles
    private var mappings: [ProcMapping] = []
    private var threads: [NativeThread] = []
    private var copies: [CopiedMemory] = []
    private var regions: [MemoryRegion] = []
    private var residency: [PageResidency.Run] = []
    private var residentSet: UInt64?
    private var command = ""
    private var coverage = CoverageCounts()
    private var hasPageMap = false
    var pause: Duration?

    init(_ process: ProcFolder) {
        self.process = process
        files = LiveFiles(process)
    }

    /// Opens what is mapped now, so that it need not be while the process waits.
    func openFiles() {
        for mapping in ProcMapping.parse(process.text("maps") ?? "") { _ = files.file(of: mapping) }
    }

    /// Copies everything; the threads are stopped.
    ///
    /// - Throws: `processGone`, or `cannotOpen` where there is no room.
    func read(_ stopped: borrowing StoppedThreads) throws(CaptureError) {
        // The first thread may have ended before the others: only a living one has memory.
        let thread = stopped.threads[0]
        let folder = process.folder("task/\(thread)")
        files.thread = folder
        threads = stopped.describe()
        residentSet = folder.line("statm").flatMap { $0.split(separator: " ").dropFirst().first }
            .flatMap { UInt64($0) }.map { $0 * UInt64(sysconf(Int32(_SC_PAGESIZE))) }
        command = Self.command(of: folder)
        mappings = ProcMapping.parse(folder.text("maps") ?? "")
        // SIGKILL ends a stopped process, too: what is left of it maps nothing.
        guard !mappings.isEmpty else { throw ProcessMemoryReader.gone(thread) }
        let memory = ProcessMemoryReader(thread: thread, process: folder)
        let pageMap = PageMap(folder)
        hasPageMap = pageMap != nil
        for run in Self.runs(mappings) {
            let copy = try CopiedMemory(
                mappings[run.lowerBound].mapping.start..<mappings[run.upperBound - 1].mapping.end)
            copies.append(copy)
            for row in run { try read(mappings[row], into: copy, memory, pageMap) }
        }
        coverage.count("pages that the kernel does not let be read", memory.unreadablePages)
    }

    /// Readable mappings without a gap between them are read into one piece, as objects may straddle them.
    private static func runs(_ mappings: [ProcMapping]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (row, entry) in mappings.enumerated() where entry.isMemory {
            if let last = runs.last, last.upperBound == row,
                mappings[row - 1].mapping.end == entry.mapping.start
            {
                runs[runs.count - 1] = last.lowerBound..<row + 1
            } else {
                runs.append(row..<row + 1)
            }
        }
        return runs
    }

    private func read(
        _ entry: ProcMapping, into copy: CopiedMemory, _ memory: ProcessMemoryReader, _ pageMap: PageMap?
    ) throws(CaptureError) {
        let mapping = entry.mapping
        let size = Int(mapping.end - mapping.start)
        let pages = pageMap?.pages(from: mapping.start, to: mapping.end)
        let wanted: [Range<Int>]
        // Pages of [vdso] are the kernel's own, there before the process touches them.
        if let pages, mapping.file != "[vdso]" {
            residency.append(.init(start: mapping.start, bits: pages.resident, pageCount: pages.count))
            let isMapped = entry.hasFile && files.map(entry, into: copy)
            wanted = isMapped ? pages.own : pages.present
            if !isMapped && (entry.hasFile || mapping.isShared) {
                let present = pages.present.reduce(0) { $0 + $1.count }
                coverage.count(
                    "pages of shared memory or data files that the process had not loaded",
                    UInt64(pages.count - present))
            }
        } else {
            wanted = [0..<size >> 12]
        }
        for run in wanted {
            let address = mapping.start + UInt64(run.lowerBound) << 12
            copy.expect(address, run.count << 12)
            try memory.read(address, run.count << 12, into: copy.pointer(address))
        }
        regions.append(
            MemoryRegion(
                start: mapping.start, end: mapping.end, bytes: UnsafeRawPointer(copy.pointer(mapping.start)),
                isWritable: mapping.isWritable, isFile: mapping.file.hasPrefix("/")))
    }

    /// What was read, once the process goes on.
    func image() throws(CaptureError) -> ProcessImage {
        let memory = try MemoryImage(regions, owners: copies)
        let modules = files.modules(mappings, memory.space)
        return ProcessImage(
            memory: memory, mappings: mappings.map(\.mapping), modules: modules, threads: threads,
            residency: hasPageMap ? PageResidency(runs: residency, isEstimate: false) : nil, facts: facts,
            coverage: coverage.entries)
    }

    private var facts: [(key: String, value: String)] {
        var facts = [("capture.source", "process")]
        if let pid = process.path.split(separator: "/").last { facts.append(("process.id", String(pid))) }
        facts.append(("process.command", command))
        if let residentSet { facts.append(("process.rss", String(residentSet))) }
        if let pause { facts.append(("capture.pause-seconds", Self.text(pause))) }
        return facts
    }

    /// As `ps` shows it.
    private static func command(of process: ProcFolder) -> String {
        let arguments = (process.bytes("cmdline") ?? []).split(separator: 0)
            .map { String(decoding: $0, as: UTF8.self) }
        return arguments.isEmpty ? process.line("comm") ?? "" : arguments.joined(separator: " ")
    }

    /// Seconds with three digits.
    private static func text(_ duration: Duration) -> String {
        let milliseconds = duration / .milliseconds(1)
        let whole = Int(milliseconds.rounded(.up))
        let rest = String(whole % 1000)
        return "\(whole / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
