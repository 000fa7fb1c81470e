import Foundation

/// `sys.getsizeof` of CPython 3.11, as `getsizeof.py` printed it: the committed table, so that the sizes are checked on
/// machines with another Python too.
struct SizeTable {
    private let cases: [String: [Int]]

    static let recipe = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "getsizeof.py")

    static func committedText() throws -> String {
        try String(
            contentsOf: recipe.deletingLastPathComponent().appending(path: "getsizeof-3.11.txt"),
            encoding: .utf8)
    }

    static let committed = try! SizeTable(committedText())

    init(_ text: String) {
        cases = text.split(separator: "\n").reduce(into: [:]) { cases, line in
            let colon = line.firstIndex(of: ":")!
            cases[String(line[..<colon])] = line[line.index(after: colon)...].split(separator: " ").flatMap {
                run in
                let numbers = run.split(separator: "*").map { Int($0)! }
                return Array(repeating: numbers[0], count: numbers[1])
            }
        }
    }

    subscript(name: String) -> [Int] { cases[name]! }
}
