import DumpFiles
import HeapGraph

extension SnapshotLoader {
    /// Takes one member, whatever it is. A second one of a name is left out.
    func read(_ member: String) throws(DumpError) {
        switch member {
        case "nodes" where nodes == nil: try readNodes()
        case "edges" where !hasEdges && nodes != nil: try readEdges()
        case "edges" where earlyEdges == nil: try rememberEdges()
        case "strings" where strings == nil: try readStrings()
        case "locations" where locations == nil:
            let fields = FunctionLocations.Layout(header.meta.location_fields)?.fields
            locations = try readRecords(member, fields)
        case "trace_function_infos" where traceFunctions == nil:
            let fields = AllocationSites.Layout(header.meta.trace_function_info_fields)?.fields
            traceFunctions = try readRecords(member, fields)
        case "trace_tree":
            guard let layout = TraceTree.Layout(header.meta.trace_node_fields) else {
                return try skip(member)
            }
            if try !traces.read(&cursor, layout) { damage.endsInside(member, at: file.size) }
        // Which variables functions share: what they hold is in `nodes` as contexts.
        case "samples", "scopes", "scope_context_vars", "scope_uses": try skip(member)
        default:
            builder.note("members of the snapshot that this version does not know", 1)
            try skip(member)
        }
    }

    private func skip(_ member: String) throws(DumpError) {
        if try !cursor.skipValue() { damage.endsInside(member, at: file.size) }
    }

    /// Behind the bracket that opens the array; nil where the file ends before it.
    private func open(_ member: String) throws(DumpError) -> Int? {
        guard try cursor.peekToken() != nil else {
            damage.endsInside(member, at: file.size)
            return nil
        }
        guard try cursor.take("[") else {
            throw file.malformed("`\(member)` is no array", at: cursor.position)
        }
        return cursor.position
    }

    private func readIntegers(
        _ member: String, at offset: Int, into sink: some RecordSink
    ) throws(DumpError) -> Int {
        let array = try IntegerArray.read(
            file, at: offset, member: member, pieceBytes: pieceBytes ?? IntegerArray.pieceBytes, into: sink)
        if array.isCut { damage.endsInside(member, at: file.size) }
        cursor.move(to: array.end)
        return array.records
    }

    private func readNodes() throws(DumpError) {
        guard let offset = try open("nodes") else { return }
        let nodes = NodeRecords(nodeLayout, bytes: file.size - offset)
        let count = try readIntegers("nodes", at: offset, into: nodes)
        guard count <= NodeRecords.limit else {
            throw DumpError(
                .tooLarge, "\(count) nodes are more than can be numbered", file: file.path,
                remedy: "Take a snapshot of a smaller heap")
        }
        nodeCount = count
        self.nodes = nodes
        try seal(nodes)
        if let earlyEdges {
            let position = cursor.position
            try readEdges(at: earlyEdges)
            cursor.move(to: position)
        }
    }

    /// Lays out the columns: the nodes say how many edges there are.
    private func seal(_ nodes: NodeRecords) throws(DumpError) {
        // An edge has a digit and a comma a field.
        let most = file.size / 2 / edgeLayout.fields + 1
        builder.note(
            "edges that nodes announce and the file has no room for", nodes.limitEdges(nodeCount, to: most))
        let columns: OptionalColumns = nodes.hasTraces(nodeCount) ? [.site] : []
        let counts = UnsafeBufferPointer(start: UnsafePointer(nodes.edgeCount), count: nodeCount)
        try withRoom(forGraphOf: file.path) { () throws(ImageError) in
            try builder.sealNumbered(references: [counts], isLabelled: true, columns: columns)
        }
    }

    private func rememberEdges() throws(DumpError) {
        guard let offset = try open("edges") else { return }
        earlyEdges = offset
        cursor.move(to: offset - 1)
        try skip("edges")
    }

    private func readEdges() throws(DumpError) {
        if let offset = try open("edges") { try readEdges(at: offset) }
    }

    private func readEdges(at offset: Int) throws(DumpError) {
        hasEdges = true
        let edges = edgeRecords()
        let count = try readIntegers("edges", at: offset, into: edges)
        let announced = builder.referenceCount
        builder.note("edges beyond those that nodes announce", max(0, count - announced))
        builder.note("edges that nodes announce and the snapshot does not have", max(0, announced - count))
        edges.fill(from: count)
    }

    private func edgeRecords() -> EdgeRecords {
        let filler = builder.makeFiller()
        return EdgeRecords(
            edgeLayout, nodes: nodeCount, nodeFields: nodeLayout.fields, target: filler.targetColumn,
            code: filler.labelColumn)
    }

    private func readStrings() throws(DumpError) {
        guard let offset = try open("strings") else { return }
        let outcome = try StringArray.read(
            file, at: offset, pieceBytes: pieceBytes ?? StringArray.pieceBytes)
        if outcome.isCut { damage.endsInside("strings", at: file.size) }
        cursor.move(to: outcome.end)
        strings = outcome.strings
    }

    /// A small array of integers; nil where the header does not say what its fields are.
    private func readRecords(_ member: String, _ fields: Int?) throws(DumpError) -> FlatRecords? {
        guard let fields else {
            try skip(member)
            return nil
        }
        guard let offset = try open(member) else { return nil }
        let records = FlatRecords(fields: fields, bytes: file.size - offset)
        records.end(try readIntegers(member, at: offset, into: records))
        return records
    }

    /// What is not there at all.
    func completeMembers() throws(DumpError) {
        guard nodeCount > 0 else { throw SnapshotHeader.lacks("nodes", file) }
        if !hasEdges {
            if damage.isEmpty { damage.lacks("edges") }
            builder.note("edges that nodes announce and the snapshot does not have", builder.referenceCount)
            edgeRecords().fill(from: 0)
        }
        if strings == nil, damage.isEmpty { damage.lacks("strings") }
    }
}
