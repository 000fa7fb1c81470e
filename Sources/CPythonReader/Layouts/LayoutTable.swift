import FoundationEssentials

/// Sizes and field offsets of CPython's C structs, of one minor version on x86-64.
///
/// As JSON, the form of the tables that ship and of `--layout FILE`:
///
///     {"cpython": "3.11", "source": "3.11.7", "structs": {
///        "defdictobject": {"size": 56, "fields": {"default_factory": 48}, "references": ["default_factory"]},
///        "PyInterpreterState": {"size": 5656, "fields": {"next": 0, "small_ints": 3552},
///                               "arrays": {"small_ints": 262}, "references": ["small_ints"]}}}
///
/// Fields of nested structs have dotted names (`gc.generations`); those of the struct that an object begins with
/// (`ob_base`, `ht_type`, …) are in that struct's own entry. `arrays` says how many elements a field has that is an
/// array, `references` which fields point to Python objects and hold a count of them. Made from DWARF by
/// `generate-layout.py`.
package struct LayoutTable: Sendable, Codable {
    package struct Struct: Sendable, Codable {
        package var size: Int
        package var fields: [String: Int]
        package var arrays: [String: Int]?
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

    /// How many elements a field has that is an array; 1 for any other field.
    package func count(_ name: String, _ field: String) -> Int { structs[name]?.arrays?[field] ?? 1 }

    /// The fields that point to Python objects and hold a count of them, ascending by offset; of an array its elements,
    /// named `small_ints[3]`.
    package func references(_ name: String) -> [(name: String, offset: Int)] {
        guard let entry = structs[name] else { return [] }
        var references: [(name: String, offset: Int)] = []
        for field in entry.references ?? [] {
            guard let offset = entry.fields[field] else { continue }
            if let count = entry.arrays?[field] {
                references += (0..<count).map { ("\(field)[\($0)]", offset + $0 * 8) }
            } else {
                references.append((field, offset))
            }
        }
        return references.sorted { $0.offset < $1.offset }
    }

    private func missing(_ what: String) -> CaptureError {
        CaptureError(
            .badLayout, "the layout table of CPython \(cpython) (\(source)) has no \(what)",
            remedy:
                "Make one from a build with debug information: see Sources/CPythonReader/Layouts/README.md")
    }
}
