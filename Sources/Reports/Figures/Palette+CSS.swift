extension Palette {
    /// The colours of every figure on a page, for both schemes; `data-theme` on the root element overrides what the
    /// system prefers.
    static let css: String = """
        \(rules(\.light, in: ""))
        @media (prefers-color-scheme:dark){
        \(rules(\.dark, in: ":root:not([data-theme=light]) "))
        }
        \(rules(\.dark, in: ":root[data-theme=dark] "))
        \(textRules)
        """

    /// The same for an `.svg` of its own, which has a background too. Plain selectors and no custom properties:
    /// converters and viewers that are no browsers read it as well.
    static let standaloneCSS: String = """
        .figure{background:\(paper.light)}
        \(rules(\.light, in: ""))
        @media (prefers-color-scheme:dark){
        .figure{background:\(paper.dark)}
        \(rules(\.dark, in: ""))
        }
        \(textRules)
        """

    /// One line a class. In a drawing, `area` is a filled shape, `tile` one of a treemap, `outline` an empty one, `line`
    /// the line of an edge and `head` its arrow head (``SVGCleaner`` sets them).
    private static func rules(_ scheme: KeyPath<Swatch, Colours>, in scope: String) -> String {
        let plain = rule(
            plain[keyPath: scheme], for: "\(scope).figure", edge: plainEdge[keyPath: scheme].line)
        let named = swatches.map { swatch in
            let colours = swatch[keyPath: scheme]
            let edge = swatch.name.hasPrefix("level") ? colours.fill : colours.line
            return rule(colours, for: "\(scope).figure .\(swatch.name)", edge: edge)
        }
        // Labels of edges lie upon lines: a halo in the page's colour keeps them readable.
        let edgeText = """
            \(scope).figure .edge text{fill:\(plainEdge[keyPath: scheme].ink);stroke:\(plainEdge[keyPath: scheme].fill)}
            """
        let tiles = "\(scope).figure .tile{stroke:\(plainEdge[keyPath: scheme].fill)}"
        return ([plain] + named + [edgeText, tiles]).joined(separator: "\n")
    }

    private static func rule(_ colours: Colours, for selector: String, edge: String) -> String {
        """
        \(selector) .area{fill:\(colours.fill);stroke:\(colours.line)}\
        \(selector) .tile{fill:\(colours.fill)}\
        \(selector) .outline{stroke:\(colours.line)}\
        \(selector) .line{stroke:\(edge)}\
        \(selector) .head{fill:\(edge);stroke:\(edge)}\
        \(selector) text{fill:\(colours.ink)}
        """
    }

    private static let textRules = """
        .figure{font-family:Helvetica,Arial,"Liberation Sans","Nimbus Sans",sans-serif}
        .figure .outline,.figure .line{fill:none}
        .figure .edge text{stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
        .figure .tile{stroke-width:2px}
        .figure a:hover .area,.figure a:focus .area{stroke-width:2}
        """
}
