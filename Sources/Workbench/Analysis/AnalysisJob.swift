import Reports

/// What to analyse, how, and where the report goes.
public struct AnalysisJob: Sendable {
    public var dump: String
    /// Which of several dumps in the file, from 1.
    public var dumpNumber: Int
    /// A profile's name or path.
    public var profile: String
    /// The folder the report is written to; nil writes none.
    public var output: String?
    /// Libraries and folders to look for analyzers in, before all others.
    public var plugins: [String]
    public var index: IndexPolicy
    /// A salvaged dump is an error, also where the profile does not say so.
    public var isStrict: Bool

    public init(
        dump: String, profile: String = "post-mortem", output: String? = nil, plugins: [String] = [],
        dumpNumber: Int = 1, index: IndexPolicy = .besideDump, isStrict: Bool = false
    ) {
        self.dump = dump
        self.dumpNumber = dumpNumber
        self.profile = profile
        self.output = output
        self.plugins = plugins
        self.index = index
        self.isStrict = isStrict
    }
}
