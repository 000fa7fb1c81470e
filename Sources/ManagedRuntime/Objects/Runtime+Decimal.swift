import DumpFormat

extension Runtime {
    /// An int in decimal; hexadecimal where that would take too long (``IntegerText/decimalLimit``).
    package func decimal(_ object: ObjectRef) -> String {
        if let value = intValue(object) { return String(value) }
        let signedCount = object[word: IntLayout.digitCount]
        let digits = (0..<abs(signedCount)).map { intDigits(object)[$0] }
        return IntegerText.text(digits: digits, isNegative: signedCount < 0)
    }
}
