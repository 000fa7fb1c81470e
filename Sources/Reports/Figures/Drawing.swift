/// A finished figure: SVG to put into a page, and the same as a file of its own.
package struct Drawing: Sendable, Equatable {
    /// The name of the file in the report's `figures` folder.
    package let fileName: String
    /// One `<svg>` element without namespace or style: the page brings both.
    package let inline: String

    package init(fileName: String, inline: String) {
        self.fileName = fileName
        self.inline = inline
    }

    /// The figure's id on the page, and the prefix of the ids in the drawing.
    package var anchor: String { fileName.hasSuffix(".svg") ? String(fileName.dropLast(4)) : fileName }

    /// A document of its own: with the palette in it, and with its links leading to the page.
    package var standalone: String {
        guard inline.hasPrefix("<svg "), let end = inline.firstIndex(of: ">") else { return inline }
        let head = inline[inline.index(inline.startIndex, offsetBy: 5)..<end]
        let body = inline[inline.index(after: end)...]
            .replacing("<a href=\"#", with: "<a href=\"../index.html#")
        return """
            <svg xmlns="http://www.w3.org/2000/svg" \(head)>
            <style>
            \(Palette.standaloneCSS)
            </style>
            \(body)
            """
    }
}
