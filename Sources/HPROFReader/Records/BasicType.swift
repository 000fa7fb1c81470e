/// The type of a field or of an array's elements (OpenJDK, `heapDumper.cpp`: `hprof_basic_type`).
enum BasicType: UInt8, CaseIterable {
    case object = 2
    case boolean = 4
    case char = 5
    case float = 6
    case double = 7
    case byte = 8
    case short = 9
    case int = 10
    case long = 11

    /// In the dump; an object's is an id.
    func size(idSize: Int) -> Int {
        switch self {
        case .object: idSize
        case .boolean, .byte: 1
        case .char, .short: 2
        case .float, .int: 4
        case .double, .long: 8
        }
    }

    /// As the language writes it.
    var name: String { self == .object ? "Object" : "\(self)" }

    /// Bytes of an element by type code, 0 where there is no such primitive type: for hot loops.
    @inline(__always)
    static func primitiveSize(_ code: UInt8) -> Int {
        // Four bits each, from code 4 (boolean) on: 1 2 4 8 1 2 4 8.
        guard code >= 4, code <= 11 else { return 0 }
        return 1 << Int((code &- 4) & 3)
    }
}
