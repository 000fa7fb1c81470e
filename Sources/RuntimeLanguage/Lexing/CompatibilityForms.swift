/// Names are compared in Unicode's normalization form KC. These are the letters and digits of it that can be written in
/// another shape and that a keyboard or a paste gives: fullwidth, mathematical and ligated ones, and the micro sign.
enum CompatibilityForms {
    static func normalize(_ name: String) -> String {
        guard name.unicodeScalars.contains(where: { !$0.isASCII }) else { return name }
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { result.append(contentsOf: plain(scalar)) }
        return String(result)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0xB5: ["\u{3BC}"]
        case 0x17F: ["s"]
        case 0xFB00...0xFB06:
            Array(["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(scalar.value - 0xFB00)].unicodeScalars)
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF3F, 0xFF41...0xFF5A:
            [Unicode.Scalar(scalar.value - 0xFEE0)!]
        case 0x1D400...0x1D6A3:
            // Thirteen alphabets, capital letters before small ones.
            [letter((scalar.value - 0x1D400) % 52)]
        case 0x1D7CE...0x1D7FF: [Unicode.Scalar(0x30 + (scalar.value - 0x1D7CE) % 10)!]
        default: [scalar]
        }
    }

    private static func letter(_ index: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(index < 26 ? 0x41 + index : 0x61 + index - 26)!
    }
}
