import Foundation

/// Brings a treemap to the page's measure, and its labels into their rectangles.
///
/// `patchwork` makes a square whose side is the root of the areas' sum, in inches: the unit an author chose decides
/// how large it gets. Stretching both axes keeps areas proportional, and wide rectangles hold words better than
/// square ones. Labels grow with their rectangles, up to twice their size; one that does not fit is shortened, or left out where fewer than four characters would remain;
/// the tooltip has it whole.
struct TreemapFitter {
    private static let width = 720.0
    private static let height = 420.0
    /// In ems: wider than almost every letter of the fonts a page is shown in.
    private static let letterWidth = 0.6
    /// From baseline to baseline, in ems.
    private static let lineHeight = 1.35
    private static let largestScale = 2.0

    private let scaleX: Double
    private let scaleY: Double

    /// - Parameter viewBox: The four numbers of the square's drawing.
    init?(viewBox: String) {
        let numbers = viewBox.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
        scaleX = Self.width / numbers[2]
        scaleY = Self.height / numbers[3]
    }

    static let viewBox = "0 0 \(Int(width)) \(Int(height))"
    static let size = (width: pixels(width), height: pixels(height))

    func fit(_ element: inout SVGElement) {
        for index in element.attributes.indices {
            let (name, value) = element.attributes[index]
            switch name {
            case "points", "d": element.attributes[index].value = scaledPairs(value)
            case "x": element.attributes[index].value = scaled(value, by: scaleX)
            case "y": element.attributes[index].value = scaled(value, by: scaleY)
            case "transform": element.attributes[index].value = scaledTranslation(value)
            default: break
            }
        }
        for index in element.children.indices { fit(&element.children[index]) }
        if let box = element.children.lazy.compactMap({ Box($0) }).first {
            enlarge(&element.children, in: box)
            element.children = element.children.compactMap { $0.name == "text" ? fitted($0, into: box) : $0 }
        }
    }

    // MARK: Labels

    private struct Box {
        var left = Double.infinity, right = -Double.infinity, top = Double.infinity, bottom = -Double.infinity

        init?(_ shape: SVGElement) {
            guard shape.name == "polygon", let points = shape["points"] else { return nil }
            for point in points.split(separator: " ") {
                let numbers = point.split(separator: ",").compactMap { Double($0) }
                guard numbers.count == 2 else { return nil }
                (left, right) = (min(left, numbers[0]), max(right, numbers[0]))
                (top, bottom) = (min(top, numbers[1]), max(bottom, numbers[1]))
            }
        }
    }

    /// Sets the lines of a label in a size that lets them fill half of the box's height at most, around its middle.
    private func enlarge(_ children: inout [SVGElement], in box: Box) {
        let lines = children.indices.filter { children[$0].name == "text" }
        let longest = lines.map { children[$0].text.count }.max() ?? 0
        guard longest > 0, let size = children[lines[0]]["font-size"].flatMap(Double.init), size > 0 else {
            return
        }
        let byWidth = (box.right - box.left - 8) / (Double(longest) * size * Self.letterWidth)
        let byHeight = (box.bottom - box.top) / (Double(lines.count) * size * 2 * Self.lineHeight)
        let scale = min(byWidth, byHeight, Self.largestScale)
        guard scale > 1 else { return }
        // As many digits as are written, rounded down, so that the width is never exceeded.
        let enlarged = (size * scale * 10).rounded(.down) / 10
        let step = enlarged * Self.lineHeight
        let first = (box.top + box.bottom - Double(lines.count - 1) * step) / 2 + enlarged * 0.35
        for (line, child) in lines.enumerated() {
            children[child].set("font-size", HumanText.fixed(enlarged, decimals: 1))
            children[child].set("y", HumanText.fixed(first + Double(line) * step, decimals: 2))
        }
    }

    private func fitted(_ text: SVGElement, into box: Box) -> SVGElement? {
        guard let size = text["font-size"].flatMap(Double.init),
            let baseline = text["y"].flatMap(Double.init),
            baseline - size * 0.8 >= box.top, baseline + size * 0.2 <= box.bottom
        else { return nil }
        let room = Int((box.right - box.left - 6) / (size * Self.letterWidth))
        guard text.text.count > room else { return text }
        guard room >= 4 else { return nil }
        var shortened = text
        shortened.text = DisplayText.shortened(text.text, to: room)
        return shortened
    }

    // MARK: Numbers

    private func scaled(_ number: String, by scale: Double) -> String {
        Double(number).map { HumanText.fixed($0 * scale, decimals: 2) } ?? number
    }

    /// `translate(4 230)` at the end of a list of transformations.
    private func scaledTranslation(_ transform: String) -> String {
        guard let open = transform.range(of: "translate(", options: .backwards), transform.hasSuffix(")")
        else {
            return transform
        }
        let pair = transform[open.upperBound...].dropLast().split(separator: " ").map(String.init)
        guard pair.count == 2 else { return transform }
        return "translate(\(scaled(pair[0], by: scaleX)) \(scaled(pair[1], by: scaleY)))"
    }

    /// Coordinates in points and paths come in pairs, x first; commands (`M`, `C`) and separators stay.
    private func scaledPairs(_ text: String) -> String {
        var result = ""
        var number = ""
        var isX = true
        func flush() {
            guard !number.isEmpty else { return }
            result += scaled(number, by: isX ? scaleX : scaleY)
            isX.toggle()
            number = ""
        }
        for character in text {
            if character.isNumber || character == "." || character == "-" {
                number.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    private static func pixels(_ points: Double) -> String { String(Int(points * 4 / 3)) }
}
