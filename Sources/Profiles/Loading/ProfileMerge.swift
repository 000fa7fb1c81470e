import AnalysisResults

/// Lays the files of an `extends` chain over each other, the one that extends nothing first.
///
/// Analyzers merge by name and option, budgets by metric, limits one by one; everything else is replaced.
struct ProfileMerge {
    private let descriptors: [String: AnalyzerDescriptor]
    private var analyzers: [Setting] = []
    private var budgets: [ProfileLayer.BudgetSetting] = []
    private var defaults = ProfileLayer.Limits()
    private var description = ""
    private var strict = false
    private var strings = StringPolicy.full
    private var reports = ReportFormat.standard
    private var figures = true

    private struct Setting {
        var name: String
        var options: [String: OptionValue]
        var limits: ProfileLayer.Limits
    }

    init(analyzers: [AnalyzerDescriptor]) {
        descriptors = Dictionary(analyzers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func apply(_ layer: ProfileLayer) {
        description = layer.description ?? description
        strict = layer.strict ?? strict
        strings = layer.strings ?? strings
        reports = layer.reports ?? reports
        figures = layer.figures ?? figures
        defaults = defaults.overridden(by: layer.defaults)
        for setting in layer.analyzers { apply(setting) }
        for setting in layer.budgets { apply(setting) }
    }

    private mutating func apply(_ setting: ProfileLayer.AnalyzerSetting) {
        let index = analyzers.firstIndex { $0.name == setting.name }
        switch setting.change {
        case .off:
            analyzers.removeAll { $0.name == setting.name }
            // Who switches an analyzer off means its inherited budgets too.
            budgets.removeAll { $0.analyzer == setting.name }
        case .on(let options, let limits):
            if let index {
                analyzers[index].options.merge(options) { _, new in new }
                analyzers[index].limits = analyzers[index].limits.overridden(by: limits)
            } else {
                analyzers.append(Setting(name: setting.name, options: options, limits: limits))
            }
        }
    }

    private mutating func apply(_ setting: ProfileLayer.BudgetSetting) {
        let index = budgets.firstIndex { $0.name == setting.name }
        switch (setting.change, index) {
        case (.off, let index?): budgets.remove(at: index)
        case (.off, nil): break
        case (.set, let index?): budgets[index] = setting
        case (.set, nil): budgets.append(setting)
        }
    }

    /// What can only be wrong with the whole.
    func check(into mistakes: inout MistakeCollector, place: SourcePlace) {
        if analyzers.isEmpty {
            mistakes.add(
                .noAnalyzers, "the profile runs no analyzers", at: place,
                help: "name some under `analyzers:`, or extend a profile that does")
        }
        for budget in budgets where !analyzers.contains(where: { $0.name == budget.analyzer }) {
            mistakes.add(
                .analyzerNotRun, "a budget on `\(budget.analyzer)`, which the profile does not run",
                at: budget.place,
                help: "add `\(budget.analyzer): {}` under `analyzers:`, or remove the budget")
        }
    }

    func profile(named name: String) -> Profile {
        Profile(
            name: name, description: description, strict: strict, strings: strings, reports: reports,
            figures: figures, analyzers: analyzers.map(run),
            budgets: budgets.compactMap { if case .set(let budget) = $0.change { budget } else { nil } })
    }

    private func run(_ setting: Setting) -> AnalyzerRun {
        let descriptor = descriptors[setting.name]!
        return AnalyzerRun(
            descriptor, options: setting.options, limits: defaults.overridden(by: setting.limits))
    }
}

extension ProfileLayer.Limits {
    func overridden(by other: Self) -> Self {
        Self(deadline: other.deadline ?? deadline, memory: other.memory ?? memory)
    }
}

extension AnalyzerRun {
    /// What is not given comes from the descriptor.
    init(_ descriptor: AnalyzerDescriptor, options: [String: OptionValue], limits: ProfileLayer.Limits) {
        var complete = options
        for option in descriptor.options where complete[option.name] == nil {
            complete[option.name] = option.defaultValue
        }
        self.init(
            name: descriptor.name, options: complete, deadline: limits.deadline ?? descriptor.deadline,
            memory: limits.memory ?? descriptor.memory)
    }
}
