/// Whether a process here would leave a usable core file, and whether it can be captured while it runs.
package struct Diagnosis: Sendable {
    package enum Verdict: String, Sendable, Encodable {
        case good
        /// It works, but not for all or not well.
        case hindering
        case prohibitive
    }

    /// What a check is about.
    package enum Concern: String, Sendable, Encodable, CaseIterable {
        case core
        case capture
    }

    package struct Check: Sendable, Encodable, Equatable {
        package var concern: Concern
        /// What was looked at.
        package var subject: String
        /// What was found.
        package var found: String
        package var verdict: Verdict
        /// Why it matters, as a sentence.
        package var meaning: String
        /// The command, or the advice, that changes it.
        package var remedy: String?
    }

    package var process: Int32?
    package var checks: [Check] = []

    /// Nothing prohibits it.
    package func isPossible(_ concern: Concern) -> Bool {
        !checks.contains { $0.concern == concern && $0.verdict == .prohibitive }
    }
}

extension Diagnosis {
    /// For a terminal: a paragraph for either way, a line or three for each check.
    package var text: String {
        Concern.allCases.map { concern in
            let lines = checks.filter { $0.concern == concern }.flatMap(Self.lines)
            return ([headline(concern)] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private func headline(_ concern: Concern) -> String {
        let whose = process.map { "process \($0)" } ?? "a process started from here"
        switch (concern, isPossible(concern)) {
        case (.core, true): return "A crash of \(whose) leaves a core that can be read."
        case (.core, false): return "A crash of \(whose) leaves no core that can be read."
        case (.capture, true): return "A capture of \(whose) is possible while it runs."
        case (.capture, false): return "A capture of \(whose) is not possible while it runs."
        }
    }

    private static func lines(_ check: Check) -> [String] {
        let mark =
            switch check.verdict {
            case .good: "ok  "
            case .hindering: "note"
            case .prohibitive: "NO  "
            }
        let first = "  \(mark)  \(check.subject): \(check.found)"
        guard check.verdict != .good else { return ["\(first). \(check.meaning)"] }
        return [first, "        \(check.meaning)"] + (check.remedy.map { ["        -> \($0)"] } ?? [])
    }
}
