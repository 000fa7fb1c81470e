import AnalysisResults

/// Checks what an analyzer says of itself before anybody relies on it.
enum DescriptorValidator {
    static let maximumLength = 1 << 20
    private static let maximumLine = 500
    private static let longestDeadline = 86_400.0
    private static let smallestMemory: UInt64 = 1 << 20

    /// What is wrong with the descriptor, or nil.
    static func fault(in descriptor: AnalyzerDescriptor) -> String? {
        if !NameForm.isKebabCase(descriptor.name) {
            return "the name \"\(descriptor.name)\" is not kebab-case"
        }
        if !isLine(descriptor.version) { return "the version is not one short line" }
        if !isLine(descriptor.summary) {
            return "the summary is not one line of at most \(maximumLine) bytes"
        }
        if !(descriptor.deadline > 0 && descriptor.deadline <= longestDeadline) {
            return "the deadline of \(descriptor.deadline) seconds is not between 0 and \(longestDeadline)"
        }
        if descriptor.memory < smallestMemory {
            return "the memory of \(descriptor.memory) bytes is less than \(smallestMemory)"
        }
        return metricFault(descriptor.metrics) ?? optionFault(descriptor.options)
    }

    private static func metricFault(_ metrics: [MetricDescriptor]) -> String? {
        var names: Set<String> = []
        for metric in metrics {
            if !NameForm.isKebabCase(metric.name) { return "the metric \"\(metric.name)\" is not kebab-case" }
            if !names.insert(metric.name).inserted {
                return "the metric \"\(metric.name)\" is declared twice"
            }
            if !isLine(metric.summary) {
                return "the summary of the metric \"\(metric.name)\" is not one line"
            }
        }
        return nil
    }

    private static func optionFault(_ options: [OptionDescriptor]) -> String? {
        var names: Set<String> = []
        for option in options {
            if !NameForm.isKebabCase(option.name) { return "the option \"\(option.name)\" is not kebab-case" }
            if !names.insert(option.name).inserted {
                return "the option \"\(option.name)\" is declared twice"
            }
            if !isLine(option.summary) {
                return "the summary of the option \"\(option.name)\" is not one line"
            }
            if !admits(option.kind, option.defaultValue) {
                return "the default of the option \"\(option.name)\" is not a value of its kind"
            }
        }
        return nil
    }

    private static func admits(_ kind: OptionDescriptor.Kind, _ value: OptionValue) -> Bool {
        switch (kind, value) {
        case (.boolean, .boolean), (.text, .text): true
        case (.integer(let minimum, let maximum), .integer(let value)): minimum <= value && value <= maximum
        case (.bytes, .integer(let value)): value >= 0
        case (.ratio, .real(let value)): value >= 0 && value <= 1
        case (.ratio, .integer(let value)): value == 0 || value == 1
        case (.choice(let choices), .text(let value)): choices.contains(value)
        default: false
        }
    }

    private static func isLine(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= maximumLine && !text.utf8.contains { $0 < 32 || $0 == 127 }
    }
}
