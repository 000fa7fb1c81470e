/// A value in a YAML file and where it stands.
///
/// Nodes are immutable and share their storage: an alias costs a reference, however much it stands for.
struct YAMLNode: Sendable {
    enum Content: Sendable {
        /// The text as written, unquoted. Nothing is made of it yet: what `on` or `1_000` means depends on
        /// what is expected at this place.
        case scalar(String, quoted: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
        /// An alias to nothing; reported already, so that who meets it says no more.
        case missing
    }

    /// Keys are scalars and differ from each other.
    struct Entry: Sendable {
        let key: String
        let keyPlace: SourcePlace
        let value: YAMLNode
    }

    let content: Content
    let place: SourcePlace

    /// Nothing after the colon, `~` or `null`.
    var isEmpty: Bool {
        guard case .scalar(let text, quoted: false) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// What the user would call it.
    var kindName: String {
        switch content {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .missing: "an unknown alias"
        case .scalar(let text, _): isEmpty ? "nothing" : quote(text)
        }
    }
}

/// A user's text as messages cite it: in backquotes, printable, and never long.
func quote(_ text: String) -> String {
    let limit = 60
    let scalars = text.unicodeScalars
    let cut = scalars.count > limit
    return "`" + printable(scalars.prefix(limit)) + (cut ? "..." : "") + "`"
}
