/// Records read from a table whose columns repeat: every cell a string of its own.
struct DuplicatesPlanting {
    /// Distinct values of the repeated column.
    private static let values = 48
    /// Of each record: the tuple and its one repeated string.
    private static let objectsPerRecord = 2

    /// Leaves a list `table.records` of tuples, each with an own copy of one of 48 strings.
    /// - Returns: what an analysis must find of them.
    func plant(_ runtime: Runtime, objects: Int, seed: UInt64) -> PlantedTruth.Duplicates {
        var random = SplitMix64(seed: seed)
        let module = runtime.makeModule("table")
        let records = runtime.makeList()
        runtime.setGlobal(module, "records", owned: records)
        var counts = [Int](repeating: 0, count: Self.values)
        var sizes = [Int](repeating: 0, count: Self.values)
        for _ in 0..<max(2 * Self.values, objects / Self.objectsPerRecord) {
            let value = random.below(Self.values)
            let cell = makeCell(runtime, value)
            counts[value] += 1
            sizes[value] = runtime.shallowSize(cell)
            runtime.append(
                owned: runtime.makeTuple(owned: [cell, runtime.bool(value % 2 == 0)]), to: records)
            runtime.retain(runtime.bool(value % 2 == 0))
        }
        let repeated = (0..<Self.values).filter { counts[$0] > 1 }
        return PlantedTruth.Duplicates(
            type: ObjectKind.str.typeName, values: repeated.count,
            objects: repeated.reduce(0) { $0 + counts[$1] },
            wastedBytes: repeated.reduce(0) { $0 + (counts[$1] - 1) * sizes[$1] })
    }

    private func makeCell(_ runtime: Runtime, _ value: Int) -> ObjectRef {
        var text = TextBuilder()
        text.append("region ")
        text.append(value)
        text.append(value % 3 == 0 ? ": delivered to the customer" : ": waiting in the warehouse")
        return text.makeString(runtime)
    }
}
