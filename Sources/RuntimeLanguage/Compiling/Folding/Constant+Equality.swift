import ManagedRuntime

extension Constant {
    /// A set of items that Python finds different, of equal ones the first: `{1, 1.0, True}` has one.
    static func frozenSet(distinct items: [Constant]) -> Constant {
        var seen: Set<Constant> = []
        return .frozenSet(items.filter { seen.insert($0.equalityKey).inserted })
    }

    /// The same for what `==` holds of, as constants alone tell 1 from 1.0 and from True.
    private var equalityKey: Constant {
        switch self {
        case .bool(let value): .int(value ? 1 : 0)
        case .float(let bits):
            Int(exactly: Double(bitPattern: bits)).map { .int($0) } ?? self
        case .tuple(let items): .tuple(items.map(\.equalityKey))
        default: self
        }
    }
}
