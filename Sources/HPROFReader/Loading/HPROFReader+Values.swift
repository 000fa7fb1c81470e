import DumpFiles
import HeapGraph

extension HPROFReader {
    /// The whole text of the string at this address as UTF-8, of which a graph keeps the beginning.
    ///
    /// Nil where no string is there, or where it is longer than 4 MiB. Two passes over the heap on all cores; a compressed
    /// dump is decompressed first.
    package func fullValue(at address: UInt64) throws(DumpError) -> [UInt8]? {
        let dump = try OpenedDump(self) { _ in }
        var (object, classDumps) = try search(address, in: dump)
        guard case .instance(let id, let values) = object else { return nil }
        var table = try ClassTable(dump.layout, file: dump.file)
        table.add(classDumps)
        let number = table.numbers.find(id)
        guard number != ClassNumbers.none, table.classes[Int(number)].internalName == StringFields.className
        else { return nil }
        var labels = FieldLabels(dump.layout.names, in: dump.file)
        let fields = try StringFields(
            table, Int(number), length: values.count, idSize: header.idSize, &labels)
        guard let value = fields.value else { return nil }
        let array = values.withUnsafeBytes { $0.baseAddress!.id(value, size: header.idSize) }
        (object, _) = try search(array, in: dump)
        guard case .array(let type, let bytes) = object else { return nil }
        return Self.text(bytes, type, fields, values)
    }

    private func search(
        _ address: UInt64, in dump: OpenedDump
    ) throws(DumpError) -> (RecordSearch.Object?, [ClassDump]) {
        let pass = PiecePass(file: dump.file, pieces: dump.layout.pieces, idSize: header.idSize) { _ in }
        let found = try pass.run {
            RecordSearch(address, idSize: pass.idSize)
        } finish: { search in
            search.found
        }
        return (found.lazy.compactMap(\.object).first, found.flatMap(\.classDumps))
    }

    private static func text(
        _ bytes: [UInt8], _ type: BasicType, _ fields: StringFields, _ values: [UInt8]
    ) -> [UInt8]? {
        var decoder = StringDecoder()
        return bytes.withUnsafeBytes { bytes -> [UInt8]? in
            switch type {
            case .char:
                let units = bytes.count / 2
                let part = fields.areSlices ? StringSlice(fields, values).units(of: units) : 0..<units
                let own = UnsafeRawBufferPointer(rebasing: bytes[part.lowerBound * 2..<part.upperBound * 2])
                return Array(decoder.utf16(own, isBigEndian: true))
            case .byte:
                let isLatin1 = fields.coder.map { values[$0] & 1 == 0 } ?? true
                return Array(isLatin1 ? decoder.latin1(bytes) : decoder.utf16(bytes, isBigEndian: false))
            default: return nil
            }
        }
    }
}
