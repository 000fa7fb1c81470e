/// What differs between two texts, line by line, as `diff -u` shows it: a few lines around each difference.
struct LineDifference: CustomStringConvertible {
    let description: String

    private struct Row {
        var mark: Character
        var text: Substring
    }

    init(from old: String, to new: String, context: Int = 2, limit: Int = 80) {
        let rows = Self.rows(from: Self.lines(old), to: Self.lines(new))
        let changed = rows.indices.filter { rows[$0].mark != " " }
        let shown = Set(changed.flatMap { max(0, $0 - context)...min(rows.count - 1, $0 + context) }).sorted()
        var text = ["--- CPython", "+++ barrow"]
        for (place, index) in shown.prefix(limit).enumerated() {
            if place > 0, shown[place - 1] != index - 1 { text.append("@@") }
            text.append("\(rows[index].mark)\(rows[index].text)")
        }
        if shown.count > limit { text.append("… and \(shown.count - limit) more lines") }
        description = text.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func rows(from old: [Substring], to new: [Substring]) -> [Row] {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(\.offset))
        let inserted = Set(difference.insertions.map(\.offset))
        var (rows, left, right): ([Row], Int, Int) = ([], 0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                rows.append(Row(mark: "-", text: old[left]))
                left += 1
            } else if inserted.contains(right) {
                rows.append(Row(mark: "+", text: new[right]))
                right += 1
            } else {
                rows.append(Row(mark: " ", text: old[left]))
                (left, right) = (left + 1, right + 1)
            }
        }
        return rows
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
