import AnalysisResults
import Foundation
import FoundationXML
import Testing

@testable import Reports

@Suite("Figures: libgraphviz's drawings as our pages take them")
struct FigureDrawingTests {
    private func draw(_ figure: Figure) throws -> SVGDocument {
        try SVGDocument(renderFigureInThisProcess(FigureRequest(figure, id: "sample--\(figure.name)")))
    }

    private func draw(_ dot: String, engine: Figure.Engine = .dot) throws -> SVGDocument {
        try draw(Figure(name: "f", title: "t", caption: "c", engine: engine, dot: dot))
    }

    @Test("only listed elements and attributes appear, in every sample", arguments: SampleFigures.all)
    func onlyListedMarkup(figure: Figure) throws {
        let elements: Set = [
            "svg", "g", "a", "title", "desc", "polygon", "polyline", "path", "ellipse", "text",
        ]
        let attributes: Set = [
            "class", "viewBox", "width", "height", "role", "aria-labelledby", "id", "transform", "points",
            "d", "cx",
            "cy", "rx", "ry", "x", "y", "text-anchor", "font-size", "font-weight", "stroke-width",
            "stroke-dasharray", "fill", "href",
        ]
        for element in try draw(figure).elements {
            #expect(elements.contains(element.name ?? ""))
            let names = (element.attributes ?? []).compactMap(\.name)
            #expect(attributes.isSuperset(of: names), "\(element.name ?? "") has \(names)")
        }
    }

    @Test("the drawing scales, and says its title and caption to those who do not see it")
    func accessibility() throws {
        let root = try draw(SampleFigures.dominatorTree).root
        #expect(root.text("role") == "img")
        #expect(root.words("viewBox").count == 4)
        let labels = root.words("aria-labelledby")
        #expect(labels == ["sample--tree--title", "sample--tree--desc"])
        #expect(root.elements(forName: "title").first?.stringValue == SampleFigures.dominatorTree.title)
        #expect(root.elements(forName: "desc").first?.stringValue == SampleFigures.dominatorTree.caption)
    }

    @Test("a node's tooltip is its author's, or else its label")
    func tooltips() throws {
        let titles = try draw(SampleFigures.dominatorTree).titles(ofClass: "node")
        #expect(titles.contains("20,000 entries, never evicted"))
        #expect(titles.contains("GC roots 96.4 MiB"))
        let cycle = try draw(SampleFigures.cycle).titles(ofClass: "node")
        #expect(cycle.contains("Parent retains 1.2 MiB"))
    }

    @Test("links lead to anchors of the page, and from a file of its own to the page")
    func links() throws {
        let svg = try renderFigureInThisProcess(FigureRequest(SampleFigures.dominatorTree, id: "x"))
        #expect(
            try SVGDocument(svg).elements.filter { $0.name == "a" }.map { $0.text("href") } == [
                "#dominator-tree"
            ])
        let standalone = try SVGDocument(Drawing(fileName: "x.svg", inline: svg).standalone)
        let links = standalone.elements.filter { $0.name == "a" }
        #expect(links.map { $0.text("href") } == ["../index.html#dominator-tree"])
        #expect(standalone.elements.filter { $0.name == "style" }.count == 1)
    }

    @Test("every node of a tree is drawn, apart from every other")
    func treeBoxesAreApart() throws {
        let boxes = try draw(SampleFigures.dominatorTree).nodeBoxes
        #expect(boxes.count == 11)
        expectApart(boxes)
    }

    @Test("every pool of a map of 2,048 is drawn, apart from every other and in rows")
    func gridBoxesAreApart() throws {
        let boxes = try draw(SampleFigures.arenaMap).nodeBoxes
        #expect(boxes.count == 2_048)
        #expect(Set(boxes.map(\.top)).count == 32)
        #expect(Set(boxes.map(\.left)).count == 64)
        expectApart(boxes)
    }

    @Test("a treemap's rectangles have the areas asked for, whatever the unit", arguments: [0.001, 1, 1e6])
    func treemapAreas(unit: Double) throws {
        let dot = """
            graph { a [area=\(6 * unit) class="hue1"] b [area=\(3 * unit)] c [area=\(unit)] }
            """
        let boxes = try draw(dot, engine: .patchwork).nodeBoxes
        #expect(boxes.count == 3)
        expectApart(boxes, tolerance: 2)
        let total = boxes.reduce(0) { $0 + $1.area }
        for (box, share) in zip(boxes, [0.6, 0.3, 0.1]) {
            #expect(abs(box.area / total - share) < 0.01)
        }
    }

    @Test("a treemap's label is shortened or left out where it does not fit; the tooltip has it whole")
    func treemapLabels() throws {
        let dot = """
            graph {
                big [area=1000 label="a large rectangle"]
                thin [area=2 label="a name that is far too long for its place"]
            }
            """
        let drawing = try draw(dot, engine: .patchwork)
        let texts = drawing.elements.filter { $0.name == "text" }.compactMap(\.stringValue)
        #expect(texts == ["a large rectangle"])
        #expect(drawing.titles(ofClass: "node").contains("a name that is far too long for its place"))
    }

    @Test("the same figure gives the same bytes, in every sample", arguments: SampleFigures.all)
    func deterministic(figure: Figure) throws {
        let request = FigureRequest(figure, id: "x")
        let first = try renderFigureInThisProcess(request)
        #expect(try renderFigureInThisProcess(request) == first)
        #expect(!first.contains("raphviz"))
    }

    @Test("text that could reorder or break what surrounds it is made visible")
    func hostileText() throws {
        let dot =
            "digraph { a [label=\"x\u{202E}y<script>&\\\"\u{7}&#7;&lt;\" tooltip=\"t\u{2066} & &#7;\"] }"
        let drawing = try draw(dot)
        let texts = drawing.elements.filter { $0.name == "text" }.compactMap(\.stringValue)
        #expect(texts == ["x\\u{202e}y<script>&\"\\u{7}&#7;&lt;"])
        #expect(drawing.titles(ofClass: "node") == ["t\\u{2066} & &#7;"])
    }

    private func expectApart(_ boxes: [SVGDocument.Box], tolerance: Double = 0.5) {
        for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] where box.overlaps(other, tolerance: tolerance) {
                Issue.record("\(box) overlaps \(other)")
            }
        }
    }
}
