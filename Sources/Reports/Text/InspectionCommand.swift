import AnalysisResults

/// Commands that lead from a report back into the dump, as one pastes them into a shell.
enum InspectionCommand {
    /// `barrow path app.barrow '#1234'` for the object that the finding's first evidence leads to: the end of a path,
    /// the first of a list. Nil without evidence.
    static func path(to finding: Finding, in fileName: String) -> String? {
        guard let evidence = finding.evidence.first(where: { !$0.objects.isEmpty }) else { return nil }
        let object = evidence.labels.isEmpty ? evidence.objects[0] : evidence.objects.last!
        let file = fileName.hasPrefix("-") ? "./\(fileName)" : fileName
        return "barrow path \(quoted(DisplayText.visible(file))) '#\(object.id)'"
    }

    /// One word of a POSIX shell.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "._-+/".utf8.contains(byte)
            }
        }
        return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}
