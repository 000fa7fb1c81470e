import AnalysisResults

/// What a worker is asked to draw. Its JSON form is the worker's standard input.
package struct FigureRequest: Codable, Sendable, Equatable {
    package var engine: Figure.Engine
    package var dot: String
    /// Prefix of every id in the drawing, unique on the page: `dominator-tree--treemap`.
    package var id: String
    package var title: String
    package var caption: String
    package var limits: FigureLimits

    package init(_ figure: Figure, id: String, limits: FigureLimits? = nil) {
        self.engine = figure.engine
        self.dot = figure.dot
        self.id = id
        self.title = figure.title
        self.caption = figure.caption
        self.limits = limits ?? .standard(for: figure.engine)
    }
}

/// How much a figure may hold. Layout cost explodes: `dot` and the force-directed engines need seconds from a few
/// hundred nodes on, while `nop2`, `patchwork` and `osage` are nearly linear.
package struct FigureLimits: Codable, Sendable, Equatable {
    package var nodes: Int
    package var edges: Int
    package var clusters: Int
    /// UTF-8 bytes of DOT.
    package var dotBytes: Int
    /// UTF-8 bytes of finished SVG.
    package var svgBytes: Int

    package init(
        nodes: Int, edges: Int, clusters: Int = 1_000, dotBytes: Int = 4 << 20, svgBytes: Int = 8 << 20
    ) {
        self.nodes = nodes
        self.edges = edges
        self.clusters = clusters
        self.dotBytes = dotBytes
        self.svgBytes = svgBytes
    }

    package static func standard(for engine: Figure.Engine) -> FigureLimits {
        switch engine {
        case .dot, .neato, .twopi, .circo: FigureLimits(nodes: 600, edges: 1_200)
        case .nop2, .patchwork, .osage: FigureLimits(nodes: 5_000, edges: 5_000)
        }
    }
}
