import DumpFiles

/// Where the fields of a `java.lang.String` stand among its field values; nil where its Java does not have them.
struct StringFields {
    /// `byte[]` from Java 9 on, `char[]` before.
    var value: Int?
    /// Java 9 and later: 0 for Latin-1, 1 for UTF-16.
    var coder: Int?
    /// Java 6 and before: strings share arrays.
    var offset: Int?
    var count: Int?

    /// Whether each string is a part of its array.
    var areSlices: Bool { coder == nil && offset != nil && count != nil }

    static let className = "java/lang/String"
}

extension StringFields {
    /// Fields that end beyond `length` bytes are not there.
    init(
        _ table: ClassTable, _ number: Int, length: Int, idSize: Int, _ labels: inout FieldLabels
    ) throws(DumpError) {
        func find(_ name: String, _ type: BasicType) throws(DumpError) -> Int? {
            try table.offset(
                of: name, type, declaredBy: Self.className, in: number, length: length, idSize, &labels)
        }
        value = try find("value", .object)
        coder = try find("coder", .byte)
        offset = try find("offset", .int)
        count = try find("count", .int)
    }
}

extension ClassTable {
    /// Where a field stands among the first `length` bytes of the field values of a class's instances.
    func offset(
        of name: String, _ type: BasicType, declaredBy className: String, in number: Int, length: Int,
        _ idSize: Int, _ labels: inout FieldLabels
    ) throws(DumpError) -> Int? {
        var offset = 0
        for declaring in chain(of: number) {
            for field in classes[declaring].dump?.fields ?? [] {
                let end = offset + field.type.size(idSize: idSize)
                guard end <= length else { return nil }
                if field.type == type, classes[declaring].internalName == className,
                    try labels.name(field.name) == name
                {
                    return offset
                }
                offset = end
            }
        }
        return nil
    }
}
