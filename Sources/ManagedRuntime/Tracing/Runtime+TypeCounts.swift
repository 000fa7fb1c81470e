/// Live objects of a type: how many, and their bytes with buffers.
package struct TypeCount: Equatable, Sendable {
    package let name: String
    package var count = 0
    package var bytes = 0
}

extension Runtime {
    /// By type, the most bytes first. Walks the heap.
    package func typeCounts() -> [TypeCount] {
        var counts = [TypeCount?](repeating: nil, count: typeTable.count)
        allocator.forEachObject { raw in
            let object = ObjectRef(raw)
            let index = typeIndex(of: object)
            var entry = counts[index] ?? TypeCount(name: qualifiedName(ofType: index))
            entry.count += 1
            entry.bytes += shallowSize(object)
            counts[index] = entry
        }
        var merged: [String: TypeCount] = [:]
        for entry in counts.compactMap(\.self) {
            merged[entry.name, default: TypeCount(name: entry.name)].count += entry.count
            merged[entry.name]?.bytes += entry.bytes
        }
        return merged.values.sorted { ($0.bytes, $1.name) > ($1.bytes, $0.name) }
    }

    private func qualifiedName(ofType index: Int) -> String {
        let type = typeTable[index]
        return type.module == "builtins" ? type.name : "\(type.module).\(type.name)"
    }
}
