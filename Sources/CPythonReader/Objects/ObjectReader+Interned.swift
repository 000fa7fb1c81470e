extension ObjectReader {
    /// From 3.12 on each interpreter knows its own. Before, there is one for the process, in a static variable of the
    /// runtime that only a symbol table would name; it is recognised by what is in it.
    static func findInternedTables(
        _ python: PythonInstance, _ types: TypeTable
    ) throws(CaptureError) -> [UInt64] {
        guard python.minor >= 12 else {
            return scan(dataRange(of: python.module, types), types).map { [$0] } ?? []
        }
        let offset = try python.layout.offset("PyInterpreterState", "cached_objects.interned_strings")
        let tables = python.interpreters.compactMap { types.space.word($0 &+ UInt64(offset)) }
        return Set(tables).filter { isInternedTable($0, types) }.sorted()
    }

    /// With the variables that start as zero, which lie behind the mapped file in anonymous memory.
    private static func dataRange(of module: LoadedModule, _ types: TypeTable) -> Range<UInt64> {
        let space = types.space
        var end = module.range.upperBound
        if let row = space.region(of: end), case let region = space.regions[row + 1], region.isWritable,
            !region.isFile
        {
            end = min(region.end, end + 1 << 24)
        }
        return module.range.lowerBound..<end
    }

    private static func scan(_ range: Range<UInt64>, _ types: TypeTable) -> UInt64? {
        let pageSize: UInt64 = 1 << AddressSpace.pageShift
        for page in stride(from: range.lowerBound & ~(pageSize - 1), to: range.upperBound, by: Int(pageSize))
        {
            guard let bytes = types.space.pointer(page, Int(pageSize)),
                types.space.regions[Int(types.space.pages[Int(page >> AddressSpace.pageShift)])].isWritable
            else { continue }
            for offset in stride(from: 0, to: Int(pageSize), by: 8) {
                let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                if word & 7 == 0, word != 0, isInternedTable(word, types) { return word }
            }
        }
        return nil
    }

    /// Whether this is a dict in which every one of the first entries is an interned str as its own value.
    private static func isInternedTable(_ object: UInt64, _ types: TypeTable) -> Bool {
        guard let count = types.space.word(object), count != 0, count < 1 << 40,
            let type = types.space.word(object &+ 8), type != 0
        else { return false }
        let row = types.row(ofType: type)
        guard row >= 0, types.record(row).form == .dict else { return false }
        var seen = 0
        var agree = true
        types.dicts.forEachEntry(ofDict: object, in: types.space) { key, value in
            agree = key == value && types.strings.state(of: key, in: types.space)?.isInterned == true
            seen += 1
            return agree && seen < sample
        }
        return agree && seen == sample
    }

    /// Python interns hundreds of names before the first line of a program runs.
    private static let sample = 64
}
