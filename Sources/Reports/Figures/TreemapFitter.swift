import Foundation

/// Brings a treemap to the page's measure, and its labels into their rectangles.
///
/// `patchwork` makes a square whose side is the root of the areas' sum, in inches: the unit an author chose decides
/// how large it gets. Stretching both axes keeps areas proportional, and wide rectangles hold words better than
/// square ones. A label that does not fit is shortened, or left out where fewer than four characters would remain;
/// the tooltip has it whole.
struct TreemapFitter {
    private static let width = 720.0
    private static let height = 420.0

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

    private func fitted(_ text: SVGElement, into box: Box) -> SVGElement? {
        guard let size = text["font-size"].flatMap(Double.init),
            let baseline = text["y"].flatMap(Double.init),
            baseline - size * 0.8 >= box.top, baseline + size * 0.2 <= box.bottom
        else { return nil }
        // Six tenths of an em is wider than almost every letter of the fonts a page is shown in.
        let room = Int((box.right - box.left - 6) / (size * 0.6))
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
