import AnalysisResults

extension FigureRenderer {
    /// Draws all figures of one analyzer, one after the other, in their order. A figure that cannot be drawn has a
    /// sentence in its place.
    ///
    /// File names are `<analyzer>--<figure>.svg`, made safe and unique whatever the analyzer called its figures.
    package func render(
        _ figures: [Figure], of analyzer: String
    ) async -> (references: [ReportFigure], drawings: [Drawing]) {
        var references: [ReportFigure] = []
        var drawings: [Drawing] = []
        var taken: Set<String> = []
        for figure in figures {
            let id = Self.uniqueID(analyzer: analyzer, figure: figure.name, taken: &taken)
            do {
                let drawing = Drawing(
                    fileName: "\(id).svg", inline: try await render(FigureRequest(figure, id: id)))
                drawings.append(drawing)
                references.append(ReportFigure(figure, file: "figures/\(drawing.fileName)"))
            } catch {
                references.append(ReportFigure(figure, problem: error.sentence))
            }
        }
        return (references, drawings)
    }

    private static func uniqueID(analyzer: String, figure: String, taken: inout Set<String>) -> String {
        let base = "\(Anchor.slug(analyzer))--\(Anchor.slug(figure))"
        var id = base
        var number = 2
        while !taken.insert(id).inserted {
            id = "\(base)-\(number)"
            number += 1
        }
        return id
    }
}
