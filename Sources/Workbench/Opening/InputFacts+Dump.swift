import AnalysisResults
import CPythonReader
import HeapGraph

extension InputFacts {
    /// What the file is and what it says about its process.
    init(_ graph: HeapGraph, _ reader: any DumpReading, _ source: HeapSource) {
        self.init(
            fileName: String(source.path.split(separator: "/").last ?? ""),
            format: source.format == .core ? "Core file of CPython" : reader.formatName,
            bytes: source.fileSize,
            contentHash: reader.contentHash.description,
            process: graph.facts.map {
                Fact(name: graph.name(NameID($0.key)), text: graph.name(NameID($0.value)))
            })
    }
}

extension Fact {
    /// Sizes are bytes: a fact whose last word says so (`process.rss`, `allocator.arena-size`) and that is a number.
    fileprivate init(name: String, text: String) {
        let word = name.split { $0 == "." || $0 == "-" || $0 == "_" }.last ?? ""
        let isSize = ["rss", "size", "bytes"].contains(word)
        self.init(name, isSize ? Int64(text).map(Cell.bytes) ?? .text(text) : .text(text))
    }
}

extension CoverageItem {
    /// What was read, then what of the dump could not be.
    static func items(of graph: HeapGraph, _ damage: [String]) -> [CoverageItem] {
        let kind: CoverageItem.Kind = damage.isEmpty ? .read : .salvaged
        let read = CoverageItem(
            kind, "objects", count: UInt64(graph.objectCount),
            damage.isEmpty
                ? "The whole dump was read." : "The dump is damaged; every intact part of it was read.")
        let missing = graph.coverage.map { record in
            let what = graph.name(NameID(record.what))
            if let sentence = CaptureNote.sentence(about: what) {
                return CoverageItem(.uncertain, what, count: record.count, sentence)
            }
            return CoverageItem(
                .missing, what, count: record.count,
                "Findings about what refers to these, or about what these held, may be off.")
        }
        let lost = damage.map { CoverageItem(.missing, "parts of the file", $0) }
        return [read] + missing + lost
    }
}
