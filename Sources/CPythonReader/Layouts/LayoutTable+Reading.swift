import FoundationEssentials

extension LayoutTable {
    /// Reads a table from a file, for `--layout`.
    package init(file path: String) throws(CaptureError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw CaptureError(
                .cannotOpen, "the layout table \(path) cannot be read: \(error)", remedy: "Check the path")
        }
        try self.init(json: data, name: path)
    }

    /// - Parameter name: what to call the table in an error.
    init(json: Data, name: String) throws(CaptureError) {
        do {
            self = try JSONDecoder().decode(LayoutTable.self, from: json)
        } catch {
            throw CaptureError(
                .badLayout, "\(name) is not a layout table: \(Self.describe(error))",
                remedy: "Make one with Sources/CPythonReader/Layouts/generate-layout.py")
        }
        guard version.major == 3, version.minor >= 8 else {
            throw CaptureError(
                .badLayout, "\(name) is a table of CPython \"\(cpython)\"", remedy: "Write its version as 3.X"
            )
        }
        for (structure, entry) in structs.sorted(by: { $0.key < $1.key }) {
            if let flaw = entry.flaw {
                throw CaptureError(
                    .badLayout, "\(name) contradicts itself at \(structure): \(flaw)",
                    remedy: "Make it anew with Sources/CPythonReader/Layouts/generate-layout.py")
            }
        }
    }

    private static func describe(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "it has no \"\(key.stringValue)\""
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "wrong kind of value at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
        case DecodingError.dataCorrupted(let context): context.debugDescription
        default: "\(error)"
        }
    }
}

extension LayoutTable.Struct {
    private static let largestSize = 1 << 24
    private static let mostElements = 1 << 16

    /// What makes it unusable, so that nobody who computes with its numbers needs to check them; nil where nothing does.
    fileprivate var flaw: String? {
        guard (1...Self.largestSize).contains(size) else { return "size \(size)" }
        // A flexible array begins where the struct ends.
        for (field, offset) in fields where !(0...size).contains(offset) {
            return "\(field) lies at \(offset) of \(size) bytes"
        }
        for (field, count) in arrays ?? [:] where !(1...Self.mostElements).contains(count) {
            return "\(field) has \(count) elements"
        }
        return references?.first { fields[$0] == nil }.map { "\($0) is a reference but not a field" }
    }
}
