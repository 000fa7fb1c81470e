/// Draws a figure in this process, as a worker does: DOT in, an SVG element for a page out.
///
/// The same request gives the same bytes. A hostile DOT text may still make libgraphviz hang, crash or take memory,
/// and a syntax error spoils libgraphviz's scanner for what is read after it, so whoever serves a report goes through ``FigureRenderer``, which calls this in a worker process.
package func renderFigureInThisProcess(_ request: FigureRequest) throws(FigureError) -> String {
    let svg = try GraphvizLibrary.withContext { context throws(FigureError) in
        let graph = try DOTGraph.open(request)
        return try graph.svg(context, engine: request.engine)
    }
    return try SVGCleaner(request).clean(svg)
}
