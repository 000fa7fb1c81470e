import AnalysisResults

/// Figures as the shipped analyzers draw them: one for each layout engine that reports use most.
enum SampleFigures {
    static let all = [dominatorTree, treemap, cycle, arenaMap]

    static let dominatorTree = Figure(
        name: "tree", title: "Largest retained subtrees",
        caption: "Each box is an object with what it retains; boxes under it are what would go with it. "
            + "23,118 smaller children are left out.",
        engine: .dot,
        dot: """
            digraph {
                rankdir=LR nodesep=0.2 ranksep=0.5
                node [shape=box style="rounded"]
                root [label="GC roots\\n96.4 MiB" class="highlight"]
                app [label="module app\\n71.2 MiB" class="level7" URL="#dominator-tree"]
                cache [label="dict RequestCache.entries\\n68.9 MiB" class="bad" tooltip="20,000 entries, never evicted"]
                more [label="19,997 × CachedResponse\\n62.1 MiB" class="level6"]
                r1 [label="CachedResponse #4411\\n2.4 MiB" class="level2"]
                r2 [label="CachedResponse #871\\n2.2 MiB" class="level2"]
                r3 [label="CachedResponse #12\\n2.2 MiB" class="level2"]
                listeners [label="list EventBus.listeners\\n11.3 MiB" class="warn"]
                closures [label="50,000 × Listener\\n10.9 MiB" class="level3"]
                names [label="list ['alpha', 'beta', … ]\\n4.0 MiB" class="level1"]
                types [label="types and functions\\n2.8 MiB" class="muted"]
                root -> {app listeners types}
                app -> cache [label=".cache.entries" class="bad"]
                cache -> {more r1 r2 r3}
                listeners -> closures
                app -> names
            }
            """)

    static let treemap = Figure(
        name: "treemap", title: "Where the reachable bytes are",
        caption: "Area is retained size. Every rectangle is a subtree of the dominator tree.",
        engine: .patchwork,
        dot: treemapDOT())

    static let cycle = Figure(
        name: "worst-cycle", title: "The largest cycle that only the collector can free",
        caption: "A representative cycle among 3,000 objects of one strongly connected component.",
        engine: .circo,
        dot: """
            digraph {
                node [shape=box style=rounded]
                parent [label=<<B>Parent</B><BR/><FONT POINT-SIZE="10">retains 1.2 MiB</FONT>> class="hue1"]
                dict1 [label="dict" class="muted"]
                children [label="list" class="hue2"]
                child [label="Child" class="hue3"]
                dict2 [label="dict" class="muted"]
                outside [label="Registry\\n(outside)" class="warn"]
                parent -> dict1 [label=".__dict__"]
                dict1 -> children [label="['children']"]
                children -> child [label="[0]"]
                child -> dict2 [label=".__dict__"]
                dict2 -> parent [label="['parent']" class="bad" penwidth=1.6]
                outside -> parent [style=dashed class="warn" label="weak"]
            }
            """)

    static let arenaMap = Figure(
        name: "pools", title: "Arenas, pool by pool",
        caption: "Every cell is a pool of 4 KiB, every row an arena of 256 KiB; the darker, the fuller. "
            + "Outlined cells hold a single block each, and keep their arena alive.",
        engine: .nop2, dot: arenaMapDOT(rows: 32, columns: 64))

    /// A grid of 0.12-inch cells, row by row; the row's name to the left.
    static func arenaMapDOT(rows: Int, columns: Int) -> String {
        var dot = """
            graph {
            node [shape=box width=0.12 height=0.12 fixedsize=true label="" margin=0 penwidth=0.4]

            """
        for row in 0..<rows {
            let y = -row * 10
            dot += "a\(row) [shape=plaintext width=0.8 label=\"arena \(row)\" fontsize=8 pos=\"-36,\(y)!\"]\n"
            for column in 0..<columns {
                let step = (row * 7 + column * column * 3 + row * column) % 11
                let name = step > 8 ? "bad" : "level\(step)"
                dot += "p\(row)_\(column) [pos=\"\(column * 10),\(y)!\" class=\"\(name)\" "
                dot += "tooltip=\"arena \(row), pool \(column): \(step * 11) of 126 blocks of 32 bytes\"]\n"
            }
        }
        return dot + "}\n"
    }

    private static func treemapDOT() -> String {
        let groups: [(String, String, [(String, Int)])] = [
            ("RequestCache", "hue1", [("entries", 340), ("bodies", 210), ("headers", 122), ("keys", 60)]),
            ("EventBus", "hue2", [("listeners", 113), ("closures", 80), ("queue", 12)]),
            ("Config", "hue3", [("defaults", 44), ("overrides", 20)]),
            ("interpreter", "hue8", [("types", 60), ("functions", 55), ("modules", 30), ("small ints", 9)]),
        ]
        var dot = "graph {\nnode [style=filled]\n"
        for (index, group) in groups.enumerated() {
            dot += "subgraph cluster_\(index) {\n label=\"\(group.0)\"\n"
            for (name, area) in group.2 {
                dot +=
                    " \"\(group.0).\(name)\" [label=\"\(name)\" area=\(Double(area) / 40) class=\"\(group.1)\" "
                dot += "tooltip=\"\(group.0).\(name): \(area) KiB\"]\n"
            }
            dot += "}\n"
        }
        return dot + "}\n"
    }
}
