/// What modules are called, and where they keep their globals.
package struct ModuleNames {
    private let heap: HeapGraph
    private var rootNames: [UInt32: UInt32] = [:]
    private let namespaceLabels: Set<UInt32>

    /// Linear in roots and labels.
    package init(_ heap: HeapGraph) {
        self.heap = heap
        for root in heap.roots where root.kind == RootKind.module.rawValue && root.name != 0 {
            rootNames[root.object] = root.name
        }
        namespaceLabels = Set(
            heap.labels.lazy.map(\.text).filter { heap.name(NameID($0)) == PathText.namespace })
    }

    /// `__name__` of the module; where the dump has no values, what its root is called. Linear in its namespace.
    package func name(of module: ObjectID) -> String {
        if let namespace = namespace(of: module), let name = dunderName(in: namespace) { return name }
        return rootNames[module.rawValue].map { heap.name(NameID($0)) } ?? "(module without a name)"
    }

    /// The module's `__dict__`.
    package func namespace(of module: ObjectID) -> ObjectID? {
        for row in heap.references(of: module) {
            guard let label = heap.explicitLabel(of: ReferenceIndex(row)),
                namespaceLabels.contains(heap.labels[Int(label.rawValue)].text),
                let target = heap.target(of: ReferenceIndex(row)), heap.kind(of: target) == .dictionary
            else { continue }
            return target
        }
        return nil
    }

    private func dunderName(in namespace: ObjectID) -> String? {
        guard heap.labelTemplate(of: heap.type(of: namespace)) == .pairs else { return nil }
        let references = heap.references(of: namespace)
        for row in stride(from: references.lowerBound, to: references.upperBound - 1, by: 2) {
            guard let key = heap.target(of: ReferenceIndex(row)), text(of: key) == "__name__",
                let value = heap.target(of: ReferenceIndex(row + 1))
            else { continue }
            return text(of: value)
        }
        return nil
    }

    /// The text of a str; nil for other objects, and where the dump has no value of it or a part only.
    private func text(of object: ObjectID) -> String? {
        guard heap.kind(of: object) == .string, let value = heap.value(of: object),
            value.previewLength == value.length, value.length > 0
        else { return nil }
        return String(decoding: heap.preview(value), as: UTF8.self)
    }
}
