import DumpFiles
import HeapGraph

extension SnapshotLoader {
    /// Everything that follows from the members together.
    func addGraph() throws(DumpError) {
        guard let nodes else { return }
        let graph = snapshotGraph(nodes)
        let roots = UserRoots(graph)
        let ephemerons = Ephemerons(graph.strings)
        if let state = nodes.detachedness { Detachedness.spread(graph, state) }
        var types = NodeTypes(graph, builder, detachedness: nodes.detachedness)
        let numbers = Scratch<UInt32>(zeros: nodeCount)
        let distance = try withRoom(forGraphOf: file.path) { () throws(ImageError) in
            try builder.makeDistanceColumn().baseAddress!
        }
        nonisolated(unsafe) var page: PageOwnership?
        // Both walk the whole graph, and take about as long.
        Parallel.perform(2) { step in
            if step == 0 {
                Distances.compute(graph, roots, ephemerons, into: distance)
            } else {
                page = PageOwnership(graph, roots)
                types.assign(to: numbers.base)
            }
        }
        addLocations(graph)
        define(graph, nodes, types: numbers.base)
        label(graph, EssentialEdges(graph, ephemerons), page!)
        addValues(NodeValues(graph, hasValues: types.hasValues), types: numbers.base)
        builder.addRoot(object: ObjectID(graph.root), kind: .other, name: "(root)")
        addFacts()
    }

    private func addLocations(_ graph: SnapshotGraph) {
        guard let locations, let layout = FunctionLocations.Layout(header.meta.location_fields) else {
            return
        }
        var functions = FunctionLocations(graph, builder)
        functions.add(locations, layout, nodeFields: nodeLayout.fields)
    }

    /// Fills in the rows of the nodes.
    private func define(_ graph: SnapshotGraph, _ nodes: NodeRecords, types: UnsafePointer<UInt32>) {
        let sites = allocationSites(graph.strings)
        let filler = builder.makeFiller()
        Parallel.forEachRange(of: nodeCount) { range in
            for node in range {
                let row = UInt32(truncatingIfNeeded: node)
                let isDetached = nodes.detachedness?[node] == Detachedness.detached
                _ = filler.claim(row: row)
                filler.define(
                    row, type: types[node], size: nodes.selfSize[node], flags: isDetached ? .detached : [])
                filler.setIdentifier(nodes.id[node], of: row)
                if let sites, let trace = nodes.traceNode?[node], trace != 0, let site = sites.site(of: trace)
                {
                    filler.setSite(site, of: row)
                }
            }
        }
    }

    private func allocationSites(_ strings: StringTable) -> AllocationSites? {
        guard let traceFunctions,
            let layout = AllocationSites.Layout(header.meta.trace_function_info_fields)
        else { return nil }
        let sites = AllocationSites(traces, traceFunctions, layout, strings, builder)
        builder.note("allocation traces whose function is not in the snapshot", sites.missing)
        return sites
    }

    /// Says of each edge how it is called and whether it counts, in place of its code.
    private func label(_ graph: SnapshotGraph, _ essential: EssentialEdges, _ page: PageOwnership) {
        let used = UsedCodes()
        // No two ranges share a word.
        nonisolated(unsafe) let notStrong = builder.makeFiller().notStrongWords
        Parallel.forEachRange(of: graph.edgeCount) { range in
            var part = used.part()
            essential.mark(range, page, used: &part) {
                notStrong[$0 &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: $0 & 63)
            }
            used.add(part)
        }
        let first = addLabels(used.rank(), graph.strings)
        Parallel.forEachRange(of: graph.edgeCount) { range in
            for edge in range where graph.code[edge] < EdgeCode.elementMark {
                graph.code[edge] = first + used.place(of: graph.edgeCode(edge))
            }
        }
    }

    /// A label for each code, in this order; returns the number of the first one.
    private func addLabels(_ codes: [EdgeCode], _ strings: StringTable) -> UInt32 {
        let first = UInt32(builder.labelCount)
        var text = LabelText(strings)
        for code in codes {
            let name = text.write(code) { builder.name(utf8: $0) }
            let isWeak = code.kind == EdgeKind.weak.rawValue
            builder.addLabel(name, strength: isWeak ? .weak : code.isNonessential ? .nonessential : .strong)
        }
        return first
    }

    private func addValues(_ values: NodeValues, types: UnsafePointer<UInt32>) {
        let pieces = (nodeCount + Parallel.rows - 1) / Parallel.rows
        let parts = UnsafeMutablePointer<ValuePart>.allocate(capacity: pieces)
        defer { parts.deallocate() }
        Parallel.forEachRange(of: nodeCount) { range in
            (parts + range.lowerBound / Parallel.rows).initialize(to: values.part(range, types: types))
        }
        for piece in 0..<pieces { builder.add(values: (parts + piece).move()) }
    }

    private func addFacts() {
        builder.addFact("runtime.name", "V8")
        builder.addFact("runtime.language", "JavaScript")
        if let bytes = header.extra_native_bytes.flatMap({ UInt64(exactly: $0) }) {
            builder.addFact("v8.extra-native-bytes", "\(bytes)")
        }
    }

    private func snapshotGraph(_ nodes: NodeRecords) -> SnapshotGraph {
        let filler = builder.makeFiller()
        return SnapshotGraph(
            nodeCount: nodeCount, edgeCount: builder.referenceCount, root: root(), kind: nodes.kind,
            name: nodes.name, id: nodes.id, selfSize: nodes.selfSize,
            firstEdge: filler.firstReferences.baseAddress!,
            target: filler.targetColumn.baseAddress!, code: filler.labelColumn.baseAddress!,
            strings: strings ?? StringTable([]))
    }

    /// The node that the header names, by where it begins in `nodes`; the first one where it names none.
    private func root() -> Int {
        let place = header.root_index ?? 0
        let number = Int(exactly: place / Double(nodeLayout.fields))
        if let number, number >= 0, number < nodeCount { return number }
        builder.note("roots that are not in the snapshot", 1)
        return 0
    }
}
