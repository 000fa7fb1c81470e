import DumpFiles
import HeapGraph

/// Labels of fields, one for each name and strength, and the names themselves: read from the file when first asked for.
struct FieldLabels {
    private struct Key: Hashable {
        var name: UInt64
        var isStatic: Bool
        var strength: ReferenceStrength
    }

    private let places: NamePlaces
    private let file: DumpFile
    private var names: [UInt64: String] = [:]
    private var labels: [Key: LabelID] = [:]

    init(_ places: NamePlaces, in file: DumpFile) {
        self.places = places
        self.file = file
    }

    /// `.next`.
    mutating func field(
        _ name: UInt64, _ strength: ReferenceStrength, _ builder: HeapGraphBuilder
    ) throws(DumpError) -> LabelID {
        try label(Key(name: name, isStatic: false, strength: strength), prefix: ".", builder)
    }

    /// `static F`.
    mutating func staticField(_ name: UInt64, _ builder: HeapGraphBuilder) throws(DumpError) -> LabelID {
        try label(Key(name: name, isStatic: true, strength: .strong), prefix: "static ", builder)
    }

    mutating func name(_ id: UInt64) throws(DumpError) -> String {
        if let name = names[id] { return name }
        let name = try places.text(id, in: file) ?? "?"
        names[id] = name
        return name
    }

    private mutating func label(
        _ key: Key, prefix: String, _ builder: HeapGraphBuilder
    ) throws(DumpError) -> LabelID {
        if let label = labels[key] { return label }
        let label = builder.addLabel(prefix + (try name(key.name)), strength: key.strength)
        labels[key] = label
        return label
    }
}
