import FoundationEssentials

/// Sizes and field offsets of CPython's C structs, of one minor version on x86-64.
///
/// As JSON, the form of the tables that ship and of `--layout FILE`:
///
///     {"cpython": "3.11", "source": "3.11.7", "structs": {
///        "PyDictObject": {"size": 48, "fields": {"ma_used": 16, "ma_keys": 32}, "references": ["…"]}}}
///
/// `references` names the fields that point to Python objects. Fields of nested structs have dotted names
/// (`gc.generations`). Made from DWARF by `generate-layout.py`.
package struct LayoutTable: Sendable, Codable {
    package struct Struct: Sendable, Codable {
        package var size: Int
        package var fields: [String: Int]
        package var references: [String]?
    }

    /// `3.11`
    package var cpython: String
    /// The build the offsets were taken from.
    package var source: String
    package var structs: [String: Struct]

    package func size(_ name: String) throws(CaptureError) -> Int {
        guard let size = structs[name]?.size else { throw missing(name) }
        return size
    }

    package func offset(_ name: String, _ field: String) throws(CaptureError) -> Int {
        guard let offset = structs[name]?.fields[field] else { throw missing("\(name).\(field)") }
        return offset
    }

    package func sizeIfPresent(_ name: String) -> Int? { structs[name]?.size }

    package func offsetIfPresent(_ name: String, _ field: String) -> Int? { structs[name]?.fields[field] }

    /// The fields that point to Python objects, ascending by offset.
    package func references(_ name: String) -> [(name: String, offset: Int)] {
        guard let entry = structs[name] else { return [] }
        return (entry.references ?? [])
            .compactMap { field in entry.fields[field].map { (field, $0) } }
            .sorted { $0.1 < $1.1 }
    }

    private func missing(_ what: String) -> CaptureError {
        CaptureError(
            .badLayout, "the layout table of CPython \(cpython) (\(source)) has no \(what)",
            remedy:
                "Make one from a build with debug information: see Sources/CPythonReader/Layouts/README.md")
    }
}
