/// Which of the optional columns an `OBJS` or `REFS` payload has. The others are as if every row had the default.
struct ObjectColumnSet: OptionSet {
    let rawValue: UInt32

    /// Default: no slack.
    static let slack = ObjectColumnSet(rawValue: 1 << 0)
    /// Default: the runtime does not count references.
    static let referenceCount = ObjectColumnSet(rawValue: 1 << 1)
    /// Default: no allocation site.
    static let site = ObjectColumnSet(rawValue: 1 << 2)
    /// Default: every label is implied.
    static let labels = ObjectColumnSet(rawValue: 1 << 3)

    static let all: ObjectColumnSet = [.slack, .referenceCount, .site, .labels]
}
