extension ElfFile {
    /// The definition of a symbol, from `.dynsym` or else `.symtab`; nil where there is none, or only a reference.
    ///
    ///     name u32 · info u8 · other u8 · section u16 · value u64 · size u64
    package func symbol(named name: String) -> ElfSymbol? {
        let text = Array(name.utf8)
        for type in [ElfSection.dynamicSymbols, ElfSection.symbols] {
            for table in sections where table.type == type {
                if let symbol = symbol(text, in: table) { return symbol }
            }
        }
        return nil
    }

    private func symbol(_ name: [UInt8], in table: ElfSection) -> ElfSymbol? {
        guard table.link < sections.count else { return nil }
        let stringTable = sections[Int(table.link)]
        let strings = bytes.prefix(stringTable.offset, stringTable.size)
        let rows = bytes.prefix(table.offset, table.size)
        for row in 0..<rows.count / Self.symbolSize {
            let offset = row * Self.symbolSize
            guard let nameOffset = rows.load(at: offset, as: UInt32.self),
                let section = rows.load(at: offset + 6, as: UInt16.self), section != 0,
                strings.holds(name, at: UInt64(nameOffset)),
                let value = rows.load(at: offset + 8, as: UInt64.self),
                let size = rows.load(at: offset + 16, as: UInt64.self)
            else { continue }
            return ElfSymbol(value: value, size: size)
        }
        return nil
    }

    private static var symbolSize: UInt64 { 24 }
}
