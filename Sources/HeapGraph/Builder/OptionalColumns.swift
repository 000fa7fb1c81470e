/// Columns of objects that not every runtime has: the image is smaller without them.
package struct OptionalColumns: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let slack = OptionalColumns(rawValue: 1 << 0)
    package static let referenceCount = OptionalColumns(rawValue: 1 << 1)
    /// Where objects were allocated.
    package static let site = OptionalColumns(rawValue: 1 << 2)
}
