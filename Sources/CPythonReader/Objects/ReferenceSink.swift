/// Takes the references of one object from a reader of its type, in the order of its fields or elements.
///
/// Readers are generic over it and specialised for each of its conformances: finding objects needs targets only,
/// writing them needs labels too.
package protocol ReferenceSink {
    /// Whether labels are looked at. Where not, a reader passes ``LabelNumber/implied`` in place of a label made of a
    /// name of the program, which would be strong; fixed labels are passed all the same, since they say the strength.
    static var takesLabels: Bool { get }

    /// A pointer to what should be an object. Null pointers are not passed on.
    mutating func reference(to target: UInt64, _ label: LabelNumber)

    /// Memory that the object owns apart from its own block (a list's items, a dict's keys), by its address and the
    /// bytes requested for it.
    mutating func buffer(at address: UInt64, requested: UInt64)

    /// A part of the object that could not be understood or is not in the dump; `what` is a plural noun phrase.
    mutating func note(_ what: StaticString)
}

/// A label by its number in the ``LabelCatalog``.
package struct LabelNumber: Hashable, Sendable, BitwiseCopyable {
    package var rawValue: UInt32
    /// Type and position say it: `[3]`, a dict's keys and values, a set's members.
    package static let implied = LabelNumber(rawValue: 0)

    package init(rawValue: UInt32) { self.rawValue = rawValue }
}
