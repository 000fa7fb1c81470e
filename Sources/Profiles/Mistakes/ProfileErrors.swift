/// Everything that is wrong with a profile, at least one mistake, sorted by place.
package struct ProfileErrors: Error, Sendable, CustomStringConvertible {
    package let mistakes: [ProfileMistake]

    init(_ mistakes: [ProfileMistake]) {
        precondition(!mistakes.isEmpty)
        self.mistakes = mistakes
    }

    /// A hostile file can hold many thousand mistakes; nobody reads more than these.
    private static let shown = 100

    /// All mistakes as a compiler would print them, and their number; no line break at the end.
    package var description: String {
        var parts = mistakes.prefix(Self.shown).map(\.rendered)
        let count = mistakes.count
        let more = count > Self.shown ? ", the first \(Self.shown) shown" : ""
        parts.append(count == 1 ? "1 mistake" : "\(count) mistakes\(more)")
        return parts.joined(separator: "\n\n")
    }
}

/// Collects mistakes while a profile is read, so that all of them are told at once.
struct MistakeCollector {
    private(set) var mistakes: [ProfileMistake] = []

    mutating func add(_ mistake: ProfileMistake) { mistakes.append(mistake) }

    mutating func add(
        _ code: ProfileMistake.Code, _ message: String, at place: SourcePlace?, help: String? = nil
    ) {
        mistakes.append(ProfileMistake(code, message, at: place, help: help))
    }

    /// Throws what was collected, if anything: files in the order they were read, each from top to bottom, a
    /// mistake in a value that aliases repeat only once.
    func throwIfAny() throws(ProfileErrors) {
        guard !mistakes.isEmpty else { return }
        var fileOrder: [ObjectIdentifier: Int] = [:]
        for case let place? in mistakes.map(\.place) where fileOrder[ObjectIdentifier(place.source)] == nil {
            fileOrder[ObjectIdentifier(place.source)] = fileOrder.count
        }
        func key(_ mistake: ProfileMistake) -> (Int, Int, Int) {
            guard let place = mistake.place else { return (-1, 0, 0) }
            return (fileOrder[ObjectIdentifier(place.source)]!, place.line, place.column)
        }
        let order = mistakes.indices.sorted { a, b in
            let (left, right) = (key(mistakes[a]), key(mistakes[b]))
            return left == right ? a < b : left < right
        }
        var sorted: [ProfileMistake] = []
        for index in order where sorted.last != mistakes[index] { sorted.append(mistakes[index]) }
        throw ProfileErrors(sorted)
    }
}
