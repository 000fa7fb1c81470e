import HeapGraph

/// A heap as JSON Lines, for other tools: one object a line, in address order.
///
///     {"id":0,"address":139712345,"type":"dict","size":232,"refcount":1,"reachable":true,"retained":4096,
///      "idom":17,"refs":[{"to":3,"label":"['key']","strength":"strong"}]}
///
/// `refcount` is null where the runtime does not count references; `idom` is null where no single object dominates;
/// `to` is null where the dump has no such object. Linear in objects and references; memory does not grow.
enum JSONLinesExporter {
    static func write(_ graph: HeapGraph, to path: String, progress: (Double) -> Void) throws(WorkbenchError)
    {
        let output = try OutputFile(path: path)
        let step = max(graph.objectCount / 200, 1)
        for object in 0..<graph.objectCount {
            writeObject(ObjectID(object), of: graph, to: output)
            try output.endRecord()
            if object % step == 0 { progress(Double(object) / Double(graph.objectCount)) }
        }
        try output.finish()
    }

    private static func writeObject(_ object: ObjectID, of graph: HeapGraph, to output: OutputFile) {
        output.append("{\"id\":")
        output.append(object.rawValue)
        output.append(",\"address\":")
        output.append(graph.address(of: object))
        output.append(",\"type\":")
        output.append(quoted: graph.typeName(of: object))
        output.append(",\"size\":")
        output.append(graph.shallowSize(of: object))
        output.append(",\"refcount\":")
        if let count = graph.referenceCount(of: object) {
            output.append(count)
        } else {
            output.append("null")
        }
        output.append(graph.isReachable(object) ? ",\"reachable\":true" : ",\"reachable\":false")
        output.append(",\"retained\":")
        output.append(graph.retainedSizes[object.index])
        output.append(",\"idom\":")
        let dominator = Int(graph.immediateDominators[object.index])
        if dominator < graph.objectCount { output.append(dominator) } else { output.append("null") }
        output.append(",\"refs\":[")
        writeReferences(of: object, of: graph, to: output)
        output.append("]}\n")
    }

    private static func writeReferences(of object: ObjectID, of graph: HeapGraph, to output: OutputFile) {
        let rows = graph.references(of: object)
        for row in rows {
            let reference = ReferenceIndex(row)
            if row > rows.lowerBound { output.append(",") }
            output.append("{\"to\":")
            if let target = graph.target(of: reference) {
                output.append(target.rawValue)
            } else {
                output.append("null")
            }
            output.append(",\"label\":")
            output.append(quoted: graph.label(of: reference, from: object))
            output.append(",\"strength\":")
            output.append(quoted: graph.strength(of: reference).name)
            output.append("}")
        }
    }
}
