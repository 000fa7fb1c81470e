/// The allow-list itself. Names and meanings are Graphviz's (graphviz.org/doc/info/attrs.html).
extension DOTPolicy {
    static func allowed(on carrier: Carrier) -> [String: Values] {
        switch carrier {
        case .graph: onGraphs
        case .node: onNodes
        case .edge: onEdges
        }
    }

    /// Refused with a hint, because every author of DOT reaches for them first.
    static let colourAttributes: Set<String> = [
        "bgcolor", "color", "colorscheme", "fillcolor", "fontcolor", "gradientangle", "pencolor",
    ]

    static let common: [String: Values] = [
        "class": .paletteClasses,
        "fontsize": .number(72),
        "label": .label,
        "penwidth": .number(20),
        "style": .someOf([
            "filled", "rounded", "solid", "dashed", "dotted", "bold", "invis", "diagonals", "tapered",
        ]),
        "tooltip": .text,
        "URL": .fragment,
        "nojustify": boolean,
    ]

    private static let onGraphs: [String: Values] = [
        "rankdir": .oneOf(["TB", "LR", "BT", "RL"]),
        "ranksep": .coordinates,
        "nodesep": .number(50),
        "rank": .oneOf(["same", "min", "source", "max", "sink"]),
        "splines": .oneOf(["none", "line", "spline", "polyline", "curved", "ortho", "true", "false"]),
        "overlap": .oneOf(["true", "false", "scale", "prism", "compress", "vpsc", "ortho"]),
        "sep": .coordinates,
        "esep": .coordinates,
        "margin": .coordinates,
        "pad": .coordinates,
        "size": .coordinates,
        "ratio": .coordinates,
        "area": .number(1e15),
        "compound": boolean,
        "concentrate": boolean,
        "newrank": boolean,
        "center": boolean,
        "clusterrank": .oneOf(["local", "global", "none"]),
        "ordering": .oneOf(["in", "out"]),
        "outputorder": .oneOf(["breadthfirst", "nodesfirst", "edgesfirst"]),
        "labelloc": .oneOf(["t", "b", "c"]),
        "labeljust": .oneOf(["l", "c", "r"]),
        "pack": .oneOf(["true", "false"]),
        "packmode": .oneOf(["node", "clust", "graph", "array"]),
        "mindist": .number(100),
        "oneblock": boolean,
        "start": .number(1e9),
        "root": .text,
        "bb": .coordinates,
        "peripheries": .number(1),
    ]

    private static let onNodes: [String: Values] = [
        "shape": .oneOf([
            "box", "rect", "rectangle", "square", "ellipse", "oval", "circle", "point", "plain", "plaintext",
            "none",
            "underline", "hexagon", "octagon", "diamond", "parallelogram", "house", "note", "tab", "folder",
            "component", "cylinder", "doublecircle", "record", "Mrecord",
        ]),
        "width": .number(200),
        "height": .number(200),
        "fixedsize": .oneOf(["true", "false", "shape"]),
        "margin": .coordinates,
        "area": .number(1e15),
        "group": .text,
        "peripheries": .number(3),
        "pos": .coordinates,
        "pin": boolean,
        "labelloc": .oneOf(["t", "b", "c"]),
        "regular": boolean,
        "root": boolean,
        "sortv": .number(1e9),
        "xlabel": .text,
        "ordering": .oneOf(["in", "out"]),
    ]

    private static let onEdges: [String: Values] = [
        "key": .text,
        "weight": .number(1e6),
        "minlen": .number(100),
        "len": .number(1_000),
        "constraint": boolean,
        "dir": .oneOf(["forward", "back", "both", "none"]),
        "arrowhead": arrows,
        "arrowtail": arrows,
        "arrowsize": .number(10),
        "headport": ports,
        "tailport": ports,
        "headclip": boolean,
        "tailclip": boolean,
        "lhead": .text,
        "ltail": .text,
        "samehead": .text,
        "sametail": .text,
        "headlabel": .text,
        "taillabel": .text,
        "xlabel": .text,
        "labeldistance": .number(20),
        "labelangle": .number(360),
        "labelfontsize": .number(72),
        "labelfloat": boolean,
        "decorate": boolean,
        "pos": .coordinates,
        "lp": .coordinates,
    ]

    private static let boolean = Values.oneOf(["true", "false"])
    private static let arrows = Values.oneOf([
        "normal", "none", "vee", "empty", "dot", "odot", "diamond", "odiamond", "box", "obox", "tee", "inv",
        "open",
    ])
    private static let ports = Values.oneOf(["n", "ne", "e", "se", "s", "sw", "w", "nw", "c", "_"])
}
