/// The one palette of figures and pages: classes that authors of DOT name, and the colours the page gives them.
///
/// A class has three colours: `fill` for areas, `line` for outlines and edges, `ink` for text upon the fill. The hues follow Okabe and Ito (2008), distinguishable with any common colour-vision deficiency; fills are
/// tints of them, so that text stays readable: every ink has a contrast of at least 4.5 to its fill (WCAG 2.1 AA).
enum Palette {
    struct Colours: Equatable {
        /// `#rrggbb`, each.
        var fill: String
        var line: String
        var ink: String
    }

    struct Swatch {
        var name: String
        var light: Colours
        var dark: Colours
    }

    /// Every class a figure may name.
    static let classNames = Set(swatches.map(\.name))

    static let swatches: [Swatch] = hues + levels + meanings

    /// Categories without an order.
    static let hues: [Swatch] = [
        hue(1, light: ("#d3e6f4", "#0072b2"), dark: ("#123a54", "#56b4e9")),
        hue(2, light: ("#fbe6c2", "#b87a00"), dark: ("#4a3608", "#e69f00")),
        hue(3, light: ("#cdeee3", "#00805c"), dark: ("#0b4034", "#2cc295")),
        hue(4, light: ("#f8dfe9", "#a84a7d"), dark: ("#4a2139", "#dd8fb9")),
        hue(5, light: ("#d9f0fb", "#3d9bd4"), dark: ("#1d4763", "#9ad5f5")),
        hue(6, light: ("#fbdccb", "#c14e00"), dark: ("#55240a", "#f08a4b")),
        hue(7, light: ("#f7f2b8", "#8c8200"), dark: ("#444010", "#e8dc4a")),
        hue(8, light: ("#e4e4e8", "#6b6b76"), dark: ("#383a42", "#a4a7b2")),
    ]

    /// An order from little (0) to much (8): occupancy, size. More is further from the page's background.
    static let levels: [Swatch] = zip(levelsLight, levelsDark).enumerated().map { step, colours in
        let (light, dark) = colours
        return Swatch(
            name: "level\(step)",
            light: Colours(fill: light, line: "#ffffff", ink: step < 5 ? "#10222e" : "#ffffff"),
            dark: Colours(fill: dark, line: "#15171c", ink: step < 5 ? "#f2f5f7" : "#0c1a22"))
    }

    /// Judgements.
    static let meanings: [Swatch] = [
        swatch("good", light: ("#d2efdf", "#1b7f4b", "#0d3a23"), dark: ("#123f2a", "#49c487", "#dff5e9")),
        swatch("warn", light: ("#fdeac3", "#b07100", "#452d00"), dark: ("#4b3609", "#f0b13c", "#fdf1d8")),
        swatch("bad", light: ("#fadbd5", "#c2371c", "#54150a"), dark: ("#571e13", "#ff8468", "#ffe6e0")),
        swatch("muted", light: ("#f1f1ee", "#b9b9b2", "#5a5a55"), dark: ("#24262b", "#565a63", "#b3b6bd")),
        swatch(
            "highlight", light: ("#2f4858", "#1c303c", "#ffffff"), dark: ("#e7eef2", "#ffffff", "#15242d")),
    ]

    /// What has no class.
    static let plain = swatch(
        "", light: ("#f6f5f1", "#8b8b84", "#23262b"), dark: ("#25282e", "#7d828c", "#e6e8eb"))
    static let plainEdge = swatch(
        "", light: ("#ffffff", "#75756f", "#55565a"), dark: ("#1a1c21", "#8a8f99", "#b4b8bf"))
    static let paper = (light: "#ffffff", dark: "#1a1c21")

    private static let levelsLight = [
        "#eef1f2", "#d9e7ec", "#bcdae4", "#96c8d8", "#68b1c7", "#2a7f9c", "#1b6884", "#0f5069", "#06394e",
    ]
    private static let levelsDark = [
        "#22272d", "#20343f", "#1e4252", "#1c5166", "#1a627b", "#4598b4", "#6fb6cd", "#9fd3e3", "#d6f1f8",
    ]

    private static func hue(_ number: Int, light: (String, String), dark: (String, String)) -> Swatch {
        swatch(
            "hue\(number)", light: (light.0, light.1, "#16202a"), dark: (dark.0, dark.1, "#f3f5f7"))
    }

    private static func swatch(
        _ name: String, light: (String, String, String), dark: (String, String, String)
    ) -> Swatch {
        Swatch(
            name: name, light: Colours(fill: light.0, line: light.1, ink: light.2),
            dark: Colours(fill: dark.0, line: dark.1, ink: dark.2))
    }
}
