import FoundationEssentials

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
        let body = Self.withLinksToPage(inline[inline.index(after: end)...])
        return """
            <svg xmlns="http://www.w3.org/2000/svg" \(head)>
            <style>
            \(Palette.standaloneCSS)
            </style>
            \(body)
            """
    }

    /// Pixels below which words become too small to read: one a unit of the drawing, where text is 10 units high.
    var leastWidth: Int {
        guard let start = inline.range(of: "viewBox=\"")?.upperBound,
            let end = inline[start...].firstIndex(of: "\"")
        else { return 0 }
        let numbers = inline[start..<end].split(separator: " ").compactMap { Double($0) }
        return numbers.count == 4 && numbers[2] < 100_000 ? Int(numbers[2]) : 0
    }

    /// Splits by bytes at every link: a search by characters takes longer than the layout of a large map.
    private static func withLinksToPage(_ body: Substring) -> String {
        let link = Array("<a href=\"#".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(body.utf8.count + 1_024)
        for byte in body.utf8 {
            result.append(byte)
            if byte == UInt8(ascii: "#"), result.suffix(link.count).elementsEqual(link) {
                result.removeLast()
                result += "../index.html#".utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
