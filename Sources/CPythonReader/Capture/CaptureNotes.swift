/// What a capture could not take in, or not with certainty, counted; becomes the report's coverage.
final class CaptureNotes {
    private var counts: [String: UInt64] = [:]
    /// References found by looking for pointers, by the type of the objects that were searched.
    private var scanned: [String: UInt64] = [:]

    func note(_ what: String, _ count: UInt64 = 1) {
        if count > 0 { counts[what, default: 0] += count }
    }

    func noteScanned(_ type: String, _ references: UInt64) { scanned[type, default: 0] += references }

    /// In the order of their text, so that equal captures give equal dumps.
    var sorted: [(what: String, count: UInt64)] {
        var all = counts.sorted { $0.key < $1.key }.map { (what: $0.key, count: $0.value) }
        guard !scanned.isEmpty else { return all }
        let types = scanned.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        all.append(
            (CaptureNote.scanned + ": " + types, scanned.values.reduce(0, +)))
        return all
    }
}

/// The notes that say how something was read, rather than that it is missing: what a report says of them.
package enum CaptureNote {
    static let heldByC = "objects that only C code holds"
    static let onlyInAllocator = "objects that only the allocator knows of"
    static let exceededCounts = "objects with more references than their count says"
    static let scanned = "references found by looking for pointers, by type"

    /// A sentence about a note of this text; nil for one that says what is missing.
    package static func sentence(about what: String) -> String? {
        if what.hasPrefix(scanned) {
            return
                "These C types have no reader: a word in their objects that points to an object counts as a reference."
        }
        return switch what {
        case heldByC: "They are roots: something outside the heap, such as a C extension, keeps them."
        case onlyInAllocator: "Their memory is in use and looks like objects, but nothing refers to them."
        case exceededCounts: "A reference to each of them may be none; a running thread's stack can look so."
        default: nil
        }
    }
}
