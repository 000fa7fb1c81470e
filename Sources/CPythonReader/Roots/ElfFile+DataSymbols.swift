extension ElfFile {
    /// The variables of some sizes that its symbol tables define.
    ///
    ///     name u32 · info u8 (type in the low four bits) · other u8 · section u16 · value u64 · size u64
    func dataSymbols(ofSizes sizes: Set<UInt64>) -> [ElfSymbol] {
        var found: [ElfSymbol] = []
        for table in sections where [ElfSection.symbols, ElfSection.dynamicSymbols].contains(table.type) {
            let rows = bytes.prefix(table.offset, table.size)
            for row in 0..<rows.count / Self.symbolSize {
                let offset = row * Self.symbolSize
                guard let size = rows.load(at: offset + 16, as: UInt64.self), sizes.contains(size),
                    let info = rows.load(at: offset + 4, as: UInt8.self), info & 15 == Self.variable,
                    let section = rows.load(at: offset + 6, as: UInt16.self), section != 0,
                    let value = rows.load(at: offset + 8, as: UInt64.self)
                else { continue }
                found.append(ElfSymbol(value: value, size: size))
            }
        }
        return found
    }

    private static var symbolSize: UInt64 { 24 }
    private static var variable: UInt8 { 1 }
}
