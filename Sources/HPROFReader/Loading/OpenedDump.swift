import DumpFiles

/// A dump that is not compressed, or no longer, with the places of its records.
struct OpenedDump {
    let reader: HPROFReader
    let file: DumpFile
    private(set) var layout: FileLayout

    init(_ reader: HPROFReader, progress: @escaping (Double) -> Void) throws(DumpError) {
        self.reader = reader
        file = try reader.source.content(progress: progress)
        layout = try LayoutWalk.run(file, header: reader.header, dump: reader.dump)
        layout.damage.compressedFrom = file.damagedFrom
        // A file that was cut off before its dump begins is salvaged as an empty one.
        guard layout.dumpCount >= reader.dump || layout.dumpCount == 0 && !layout.damage.isEmpty else {
            throw Self.noSuchDump(reader, count: layout.dumpCount)
        }
    }

    private static func noSuchDump(_ reader: HPROFReader, count: Int) -> DumpError {
        let remedy =
            switch count {
            case 0: "Dump the heap, not profiles alone (format=b,heap=dump)"
            case 1: "Leave out --dump-index"
            default: "Ask for one of 1 to \(count) (--dump-index)"
            }
        return DumpError(
            .noSuchDump, "there is no heap dump \(reader.dump) in the file: it has \(count)",
            file: reader.path, remedy: remedy)
    }
}
