import Foundation
import TestSupport
import Testing

@testable import DumpFormat

@Suite("Text of integers")
struct IntegerTextTests {
    @Test("Random integers are written as Python writes them")
    func agreesWithPython() throws {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        let integers = [0, 1, 2, 3, 7, 30, 474, 475].map { count in
            (0..<count).map { _ in UInt32.random(in: 0..<1 << 30, using: &random) }
        }
        let script = """
            import json, sys
            for digits in json.load(sys.stdin):
                print(-sum(digit << 30 * place for place, digit in enumerate(digits)))
            """
        let output = try Python.run(script, input: JSONEncoder().encode(integers))
        let expected = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(integers.map { IntegerText.text(digits: $0, isNegative: true) } == expected, "seed \(seed)")
    }

    @Test("Beyond the limit text is hexadecimal")
    func hexadecimal() {
        var digits = [UInt32](repeating: 0, count: IntegerText.decimalLimit + 1)
        digits[digits.count - 1] = 1
        // 1 << 30 * 475, and 30 * 475 = 4 * 3562 + 2.
        let expected = "0x4" + String(repeating: "0", count: 3562)
        #expect(IntegerText.text(digits: digits, isNegative: false) == expected)
        #expect(IntegerText.text(digits: digits, isNegative: true) == "-" + expected)
    }

    @Test("Leading zeros count for nothing")
    func leadingZeros() {
        #expect(IntegerText.text(digits: [5, 0, 0], isNegative: false) == "5")
        #expect(IntegerText.text(digits: [0, 0], isNegative: true) == "0")
    }
}
