import DumpFiles
import HeapGraph

extension V8SnapshotReader {
    /// The whole name of the node with this id, of which the graph may keep the beginning; nil where there is no such node.
    ///
    /// Reads nodes and strings again, of a compressed snapshot after decompressing it: as long as reading takes.
    package func fullValue(at id: UInt64) throws(DumpError) -> [UInt8]? {
        let file = try text()
        var cursor = SnapshotCursor(file)
        let header = try SnapshotHeader.read(&cursor, file)
        var missing = ""
        guard let layout = NodeLayout(header.meta, missing: &missing) else { return nil }
        var name: UInt32?
        var strings: StringTable?
        while try cursor.take(","), let member = try cursor.key() {
            switch member {
            case "nodes" where try cursor.take("["):
                let nodes = NodeRecords(layout, bytes: file.size - cursor.position)
                let array = try IntegerArray.read(file, at: cursor.position, member: member, into: nodes)
                cursor.move(to: array.end)
                let count = min(array.records, NodeRecords.limit)
                name = (0..<count).first { UInt64(nodes.id[$0]) == id }.map { nodes.name[$0] }
            case "strings" where try cursor.take("["):
                let outcome = try StringArray.read(file, at: cursor.position)
                cursor.move(to: outcome.end)
                strings = outcome.strings
            default:
                guard try cursor.skipValue() else { return nil }
            }
        }
        guard let name, let strings, Int(name) < strings.count else { return nil }
        return Array(strings[name])
    }
}
