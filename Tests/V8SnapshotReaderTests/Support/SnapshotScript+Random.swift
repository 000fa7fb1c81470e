import TestSupport

extension SnapshotScript {
    /// A heap with something of every rule: several user roots, documents, WeakMaps, descriptors, edges of all kinds, nodes
    /// that nothing leads to.
    static func random(nodes: Int, using generator: inout SeededGenerator) -> SnapshotScript {
        var script = SnapshotScript.program()
        let extra = script.node("synthetic", "(Document DOM trees)")
        if Bool.random(using: &generator) { script.edge("element", 2, from: 0, to: extra) }
        for _ in 0..<nodes { script.addNode(using: &generator) }
        for _ in 0..<nodes * 3 { script.addEdge(using: &generator) }
        for _ in 0..<nodes / 20 { script.addPair(using: &generator) }
        if Bool.random(using: &generator) {
            script.edge(
                "property", "second", from: 0, to: Int.random(in: 0..<script.nodes.count, using: &generator))
        }
        return script
    }

    private mutating func addNode(using generator: inout SeededGenerator) {
        let kinds = [
            ("object", "Thing"), ("string", "text"), ("closure", "f"), ("hidden", "system / NativeContext"),
            ("array", "(map descriptors)"), ("native", "<p>"), ("synthetic", "(Handle scope)"),
        ]
        let (kind, name) = kinds.randomElement(using: &generator)!
        node(kind, name, size: UInt64.random(in: 0...1000, using: &generator))
    }

    private mutating func addEdge(using generator: inout SeededGenerator) {
        let source = Int.random(in: 0..<nodes.count, using: &generator)
        let target =
            Int.random(in: 0..<10, using: &generator) == 0
            ? source : Int.random(in: 3..<nodes.count, using: &generator)
        let index = UInt64.random(in: 0..<12, using: &generator)
        let named = ["sloppy_function_map", "a", "4", "7"].randomElement(using: &generator)!
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: edge("element", .index(index), from: source, to: target)
        case 1: edge("hidden", .index(index), from: source, to: target)
        case 2: edge("weak", .text("\(index)"), from: source, to: target)
        case 3: edge("shortcut", .text(named), from: source, to: target)
        case 4: edge("context", .text(named), from: source, to: target)
        case 5: edge("internal", .text(named), from: source, to: target)
        default: edge("property", .text(named), from: source, to: target)
        }
    }

    /// The two edges to a value in a WeakMap; sometimes only one, which only a broken snapshot has.
    private mutating func addPair(using generator: inout SeededGenerator) {
        let all = 0..<nodes.count
        let (table, key) = (Int.random(in: all, using: &generator), Int.random(in: all, using: &generator))
        let value = Int.random(in: 3..<nodes.count, using: &generator)
        let pair =
            " / part of key (Key @\(nodes[key].id)) -> value (Value @\(nodes[value].id)) pair in WeakMap"
            + " (table @\(nodes[table].id))"
        edge("internal", .text("1\(pair)"), from: table, to: value)
        if Int.random(in: 0..<5, using: &generator) > 0 {
            edge("internal", .text("2\(pair)"), from: key, to: value)
        }
    }
}
