/// What a dump says of the values of immutable objects.
package enum ValuePolicy: String, Sendable, CaseIterable {
    /// The values themselves.
    case full
    /// Their lengths, and SipHash-2-4 under a random key that is forgotten when the dump is finished: equal values can
    /// be told from different ones, and nothing else. Two such dumps of equal heaps differ.
    case hashed
    /// Nothing.
    case omitted
}
