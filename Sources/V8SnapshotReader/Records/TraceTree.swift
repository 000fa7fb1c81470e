import DumpFiles

/// Which function each node of the tree of allocation traces stands for.
///
/// An array holds the records of neighbours, one after the other; the field `children` of a record is such an array again
/// (HeapSnapshotJSONSerializer::SerializeTraceNode in heap-snapshot-generator.cc). Read without recursion: a tree of traces
/// is as deep as the program's stack was.
struct TraceTree {
    /// Rows of `trace_function_infos` by the id of the trace node.
    private(set) var functions: [UInt64: UInt64] = [:]

    /// Where in a record each field is.
    struct Layout {
        let fields: Int
        let id, function: Int

        init?(_ names: [String]?) {
            guard let names, let id = names.firstIndex(of: "id"),
                let function = names.firstIndex(of: "function_info_index")
            else { return nil }
            fields = names.count
            (self.id, self.function) = (id, function)
        }
    }

    private struct Record {
        var place = 0
        var id: UInt64 = 0
        var function: UInt64 = 0
    }

    /// Takes the array that is next. False where the file ends inside of it.
    mutating func read(_ cursor: inout SnapshotCursor, _ layout: Layout) throws(DumpError) -> Bool {
        guard try cursor.take("[") else { return try cursor.skipValue() }
        var open = [Record()]
        while let byte = try cursor.peekToken() {
            switch byte {
            case UInt8(ascii: "["):
                cursor.advance()
                open.append(Record())
            case UInt8(ascii: "]"):
                cursor.advance()
                open.removeLast()
                if open.isEmpty { return true }
                end(&open[open.count - 1], layout)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let number = try cursor.number()
                let last = open.count - 1
                if open[last].place == layout.id { open[last].id = number }
                if open[last].place == layout.function { open[last].function = number }
                end(&open[last], layout)
            default: cursor.advance()
            }
        }
        return false
    }

    /// A field is over, perhaps the last one of its record.
    private mutating func end(_ record: inout Record, _ layout: Layout) {
        record.place += 1
        guard record.place == layout.fields else { return }
        functions[record.id] = record.function
        record = Record()
    }
}
