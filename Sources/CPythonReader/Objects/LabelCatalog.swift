import HeapGraph

/// The labels of references, as a Python programmer would write them, each with a number and a strength.
///
/// Fixed ones (`.__dict__`, `type`) are made once by the readers; those that come from the program's names
/// (`.attr`, `local x`) are kept by the address of the name, so that the text is read once. One thread at a time.
package final class LabelCatalog {
    package struct Entry: Sendable {
        package var text: String
        package var strength: ReferenceStrength
        /// Found by looking for pointers, not by knowing the type.
        package var isConservative: Bool
        /// The target's reference count includes another reference in its place.
        package var isRepeated = false
    }

    /// Row 0 is the implied label.
    package private(set) var entries = [Entry(text: "", strength: .strong, isConservative: false)]
    /// Whether a label keeps its target alive, by number: for hot loops, without touching the texts.
    package private(set) var keepsAlive = [true]
    package private(set) var isConservative = [false]
    /// Whether the target's reference count is sure to include such a reference: strong, not there a second time, and not
    /// found by looking, as values are that a frame has left in its stack.
    package private(set) var isCounted = [true]
    private var rows: [Key: UInt32] = [:]
    private var named: [Name: UInt32] = [:]

    package init() {}

    private struct Key: Hashable {
        var text: String
        var strength: ReferenceStrength
        var isConservative: Bool
        var isRepeated: Bool
    }

    private struct Name: Hashable {
        var prefix: Prefix
        var address: UInt64
    }

    /// What stands before a name of the program.
    package enum Prefix: UInt8, Sendable {
        case attribute
        case local
        /// Of a frame.
        case closure
        /// Of a function, which has it in its `__closure__` too.
        case captured

        func label(_ name: String) -> String {
            switch self {
            case .attribute: ".\(name)"
            case .local: "local \(name)"
            case .closure, .captured: "closure \(name)"
            }
        }
    }

    package func label(
        _ text: String, strength: ReferenceStrength = .strong, isConservative: Bool = false,
        isRepeated: Bool = false
    ) -> LabelNumber {
        let key = Key(
            text: text, strength: strength, isConservative: isConservative, isRepeated: isRepeated)
        if let row = rows[key] { return LabelNumber(rawValue: row) }
        let row = UInt32(entries.count)
        entries.append(
            Entry(text: text, strength: strength, isConservative: isConservative, isRepeated: isRepeated))
        keepsAlive.append(strength.keepsAlive)
        self.isConservative.append(isConservative)
        isCounted.append(strength.keepsAlive && !isConservative && !isRepeated)
        rows[key] = row
        return LabelNumber(rawValue: row)
    }

    /// The label made of the name in the str at `address`; `read` is called the first time only.
    package func label(_ prefix: Prefix, nameAt address: UInt64, read: (UInt64) -> String) -> LabelNumber {
        let key = Name(prefix: prefix, address: address)
        if let row = named[key] { return LabelNumber(rawValue: row) }
        let number = label(prefix.label(read(address)), isRepeated: prefix == .captured)
        named[key] = number.rawValue
        return number
    }
}
