/// The keys of a profile; the reader accepts these and the schema describes them.
enum ProfileKey: String, CaseIterable {
    case extends, description, strict, strings, reports, figures, defaults, analyzers, budgets

    var summary: String {
        switch self {
        case .extends:
            "The profile this one changes: one that ships, by name, or a file, by its path relative to this one."
        case .description: "What the profile is for, in a line."
        case .strict: "Whether a dump that had to be salvaged is an error."
        case .strings: "What reports show of the values of strings in the dump."
        case .reports: "The reports to write, besides the figures."
        case .figures: "Whether figures are drawn."
        case .defaults: "Limits for every analyzer that does not set its own."
        case .analyzers:
            "The analyzers to run, in this order, with their options; `off` removes one that `extends` brought."
        case .budgets: "Limits on metrics, by `analyzer.metric`; `off` removes one that `extends` brought."
        }
    }

    static var names: [String] { allCases.map(\.rawValue) }
}

/// Keys every analyzer has besides its own options, and `defaults` has for all of them.
enum LimitKey: String, CaseIterable {
    case deadline, memory

    var summary: String {
        switch self {
        case .deadline: "Wall clock the analyzer may take, up to 24h."
        case .memory: "Private memory the analyzer may use, at least 16 MiB; the heap's image does not count."
        }
    }

    static var names: [String] { allCases.map(\.rawValue) }
    /// Seconds.
    static let deadlines = 0.001...86_400.0
    /// Bytes; with less, a worker cannot start.
    static let smallestMemory: Int64 = 16 << 20
}

/// Keys of a budget's long form.
enum BudgetKey: String, CaseIterable {
    case atMost = "at-most"
    case atLeast = "at-least"
    case message

    static var names: [String] { allCases.map(\.rawValue) }
}

/// Words for yes and no: those of YAML 1.1, in lower case.
enum BooleanWord {
    static let yes = ["true", "on", "yes"]
    static let no = ["false", "off", "no"]

    static func value(of text: String) -> Bool? {
        yes.contains(text) ? true : no.contains(text) ? false : nil
    }
}
