/// The arguments of a call, where they lie on the caller's stack: positional ones, then the values of keyword arguments,
/// whose names are in a tuple. All borrowed. A method's receiver is the first positional argument.
struct Arguments {
    let values: UnsafeMutablePointer<ObjectRef>
    /// How many are positional.
    let count: Int
    /// A tuple of str, one for each value behind the positional ones; nil where there are none.
    let keywordNames: ObjectRef?

    @inline(__always)
    init(_ values: UnsafeMutablePointer<ObjectRef>, count: Int, keywordNames: ObjectRef? = nil) {
        self.values = values
        self.count = count
        self.keywordNames = keywordNames
    }

    @inline(__always)
    subscript(_ index: Int) -> ObjectRef { values[index] }

    /// Without the first positional argument: what is left for a method behind its receiver.
    @inline(__always)
    var dropFirst: Arguments { Arguments(values + 1, count: count - 1, keywordNames: keywordNames) }

    /// The positional argument, if it was given.
    @inline(__always)
    func optional(_ index: Int) -> ObjectRef? { index < count ? values[index] : nil }
}
