/// How much YAML is read before we refuse; the largest sensible profile is far below each.
struct YAMLLimits: Sendable {
    /// Bytes of one file. libyaml compares every `%TAG` directive with all before it: a mebibyte of them takes it
    /// a quarter of a minute, an eighth of that a quarter of a second.
    var fileSize = 128 << 10
    /// Mappings and sequences within each other.
    var depth = 32
    /// Values in one file, those that an alias stands for counted anew at each use.
    var values = 20_000

    static let standard = YAMLLimits()
}
