import Foundation
import Testing

@testable import Reports

@Suite("The palette")
struct PaletteTests {
    @Test("every ink is readable on its fill, in light and dark (WCAG 2.1 AA: a contrast of 4.5)")
    func contrast() {
        for swatch in Palette.swatches + [Palette.plain] {
            for colours in [swatch.light, swatch.dark] {
                let ratio = contrast(colours.ink, colours.fill)
                #expect(ratio >= 4.5, "\(swatch.name): \(colours.ink) on \(colours.fill) has \(ratio)")
            }
        }
    }

    @Test("lines of hues and judgements are seen on the paper (a contrast of 3, as for graphics)")
    func lines() {
        for swatch in Palette.hues + Palette.meanings where swatch.name != "muted" {
            #expect(contrast(swatch.light.line, Palette.paper.light) >= 3, "\(swatch.name)")
            #expect(contrast(swatch.dark.line, Palette.paper.dark) >= 3, "\(swatch.name)")
        }
    }

    @Test("levels run from the paper away, step by step")
    func levels() {
        let light = Palette.levels.map { luminance($0.light.fill) }
        let dark = Palette.levels.map { luminance($0.dark.fill) }
        #expect(light.count == 9)
        #expect(zip(light, light.dropFirst()).allSatisfy { $0 > $1 })
        #expect(zip(dark, dark.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("the classes are those that authors are told of")
    func names() throws {
        let readme = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Reports/README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        for name in Palette.classNames { #expect(text.contains("`\(name)`"), "\(name)") }
    }

    /// Relative luminance of an sRGB colour, as WCAG 2.1 defines it.
    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16)!
        let linear = [16, 8, 0].map { shift -> Double in
            let part = Double(value >> shift & 0xFF) / 255
            return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func contrast(_ a: String, _ b: String) -> Double {
        let (x, y) = (luminance(a), luminance(b))
        return (max(x, y) + 0.05) / (min(x, y) + 0.05)
    }
}
