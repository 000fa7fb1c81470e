import DumpFiles
import DumpFormat
import Glibc
import HeapGraph

extension Runtime {
    /// Writes the heap as it is now to a `.barrow` file. Linear in the heap; takes a quarter of the arenas' size in
    /// temporary memory, to find the references the program itself holds. Changes nothing in the heap.
    /// - Parameter facts: what the dump should say of the program beside what the runtime knows.
    package func dump(
        to path: String, options: DumpWriter.Options = .init(), facts: [(key: String, value: String)] = []
    ) throws(DumpError) {
        let writer = try DumpWriter(path: path, options: options)
        for fact in runtimeFacts + facts { writer.fact(fact.key, fact.value) }
        HeapDumper(self, writer).dump()
        try writer.finish()
    }

    private var runtimeFacts: [(key: String, value: String)] {
        [
            ("runtime.name", "barrow managed runtime"),
            ("runtime.semantics", "CPython 3.11"),
            ("allocator.arena-size", "\(allocator.geometry.arenaSize.rawValue)"),
            ("allocator.pool-size", "\(allocator.geometry.poolSize.rawValue)"),
            ("allocator.arenas-mapped-ever", "\(allocator.state.pointee.arenasMappedEver)"),
            ("allocator.arenas-peak", "\(allocator.state.pointee.peakArenas)"),
            ("collector.enabled", "\(isCollectorEnabled)"),
            ("process.id", "\(getpid())"),
            ("process.rss", "\(residentBytes())"),
        ]
    }

    /// Writes each tracked object's generation into the low bits of its backward link, which are free between
    /// collections.
    func stampGenerations() {
        for (index, list) in generationLists.enumerated() {
            list.forEach { $0[word: GCHeader.previous] |= index << GCHeader.generationShift }
        }
    }

    func clearGenerationStamps() {
        let mask = ~(3 << GCHeader.generationShift)
        for list in generationLists { list.forEach { $0[word: GCHeader.previous] &= mask } }
    }

    /// The generations' lists, the youngest first, and behind them the permanent one.
    private var generationLists: [GCList] {
        let collector = state.pointee.collector
        return (0..<Self.generationCount).map { collector.generations[$0].list } + [collector.permanent]
    }

    /// The resident set size as the kernel counts it; 0 where it does not say.
    private func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, 256, file) != nil else { return 0 }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return (pages ?? 0) * Int(getpagesize())
    }
}
