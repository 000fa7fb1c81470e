/// Objects with their references as columns, borrowed from a reader's buffer: what
/// ``HeapGraphBuilder/define(_:)`` takes. All columns of objects have the same length.
package struct ObjectRows {
    package var addresses: UnsafeBufferPointer<UInt64>
    /// ``TypeID``s.
    package var types: UnsafeBufferPointer<UInt32>
    package var sizes: UnsafeBufferPointer<UInt64>
    /// Nil where there is none.
    package var slacks: UnsafeBufferPointer<UInt32>?
    /// Nil where the runtime does not count.
    package var referenceCounts: UnsafeBufferPointer<UInt32>?
    /// Rows of allocation sites, or ``noRow``; nil where there are none.
    package var sites: UnsafeBufferPointer<UInt32>?
    /// ``ObjectFlags``.
    package var flags: UnsafeBufferPointer<UInt16>
    /// How many of the targets are each object's.
    package var references: UnsafeBufferPointer<UInt32>
    /// Addresses.
    package var targets: UnsafeBufferPointer<UInt64>
    /// A ``LabelID`` for each target, 0 where it is implied; nil where all are.
    package var labels: UnsafeBufferPointer<UInt32>?

    package init(
        addresses: UnsafeBufferPointer<UInt64>, types: UnsafeBufferPointer<UInt32>,
        sizes: UnsafeBufferPointer<UInt64>, slacks: UnsafeBufferPointer<UInt32>?,
        referenceCounts: UnsafeBufferPointer<UInt32>?, sites: UnsafeBufferPointer<UInt32>?,
        flags: UnsafeBufferPointer<UInt16>,
        references: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt64>,
        labels: UnsafeBufferPointer<UInt32>?
    ) {
        self.addresses = addresses
        self.types = types
        self.sizes = sizes
        self.slacks = slacks
        self.referenceCounts = referenceCounts
        self.sites = sites
        self.flags = flags
        self.references = references
        self.targets = targets
        self.labels = labels
    }
}
