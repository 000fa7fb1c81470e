import AnalyzerKit

/// What most of an object's children are, by the bytes they retain; those shown one by one left out.
enum CommonTypes {
    /// All of one type.
    case one(String)
    /// The one or two types that together retain most.
    case mostly([String])
    /// Too mixed to say, or not looked at.
    case unknown

    /// The share that one or two types must retain to be named.
    private static let share = 0.6

    /// Linear in the children.
    init(of children: UnsafeBufferPointer<UInt32>, without shown: Set<UInt32>, in heap: HeapGraph) {
        let types = heap.columns.type
        let retained = heap.retainedSizes
        var bytes: [UInt32: UInt64] = [:]
        for child in children where !shown.contains(child) {
            bytes[types[Int(child)], default: 0] += retained[Int(child)]
        }
        let sorted = bytes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        let name = { (type: UInt32) in heap.typeName(TypeID(type)) }
        guard sorted.count > 1 else {
            self = sorted.first.map { .one(name($0.key)) } ?? .unknown
            return
        }
        let total = sorted.reduce(0) { $0 + $1.value }
        let isEnough = { (part: UInt64) in Double(part) >= Self.share * Double(total) }
        if isEnough(sorted[0].value) {
            self = .mostly([name(sorted[0].key)])
        } else if isEnough(sorted[0].value + sorted[1].value) {
            self = .mostly(sorted.prefix(2).map { name($0.key) })
        } else {
            self = .unknown
        }
    }

    /// `… and 12 more app.Row`, `… and 12 more, mostly str, dict`.
    func text(rest count: Int) -> String {
        let start = "… and \(Format.count(count)) more"
        return switch self {
        case .one(let type): "\(start) \(type)"
        case .mostly(let types): "\(start), mostly \(types.joined(separator: ", "))"
        case .unknown: start
        }
    }
}
