/// A drawing as DOT text; the host lays it out and renders SVG with libgraphviz.
///
/// Colours are given as `class` attributes (see `Reports/Figures/Palette`), not as colour values, so that one
/// page can be light or dark. Attributes that name a file, an image, a stylesheet or a script are refused.
public struct Figure: Codable, Sendable, Equatable {
    /// The layout engines a figure may ask for.
    public enum Engine: String, Codable, Sendable, CaseIterable {
        case dot
        case neato
        case twopi
        case circo
        case osage
        case patchwork
        /// Positions are in the DOT (`pos="x,y!"`); nothing is laid out.
        case nop2
    }

    /// Kebab case, unique within the analyzer; with the analyzer's name it is the file name of the SVG.
    public var name: String
    public var title: String
    /// What one sees, in a sentence or two, including what was left out.
    public var caption: String
    public var engine: Engine
    public var dot: String

    public init(name: String, title: String, caption: String, engine: Engine, dot: String) {
        self.name = name
        self.title = title
        self.caption = caption
        self.engine = engine
        self.dot = dot
    }
}
