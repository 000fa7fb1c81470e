import AnalysisResults
import Testing

@testable import Reports

@Suite("Markup: sentences and commands on the page")
struct MarkupTests {
    @Test(
        "what stands between two backquotes is code, and everything is escaped",
        arguments: [
            ("no code", "no code"),
            ("see `barrow path` and `a < b`", "see <code>barrow path</code> and <code>a &lt; b</code>"),
            ("a lone ` stays", "a lone ` stays"),
            ("`one` and a lone `", "<code>one</code> and a lone `"),
            ("`<script>`\"'&", "<code>&lt;script&gt;</code>&quot;&#39;&amp;"),
            ("``", "<code></code>"),
            ("", ""),
        ])
    func sentence(text: String, html: String) {
        #expect(Markup(sentence: text).description == html)
    }

    @Test("escaping keeps letters of every script whole")
    func escapesBytes() {
        #expect(Markup.escaped("é<\u{1F600}>\u{301}&") == "é&lt;\u{1F600}&gt;\u{301}&amp;")
    }

    @Test(
        "the command names the object a finding is about, and quotes the file for a shell",
        arguments: [
            ("app.barrow", [".cache"], "barrow path app.barrow '#2'"),
            ("app.barrow", [], "barrow path app.barrow '#1'"),
            ("it's here.barrow", [], "barrow path 'it'\\''s here.barrow' '#1'"),
            ("-rf", [], "barrow path ./-rf '#1'"),
            ("$(reboot)", [], "barrow path '$(reboot)' '#1'"),
        ])
    func command(file: String, labels: [String], command: String) {
        let objects = [1, 2].map { ObjectReference(id: $0, address: 0, type: "dict") }
        let finding = Finding(
            kind: "k", severity: .info, confidence: .low, title: "t", impact: 1,
            evidence: [Evidence(role: "r", objects: objects, labels: labels)], fingerprint: "f")
        #expect(InspectionCommand.path(to: finding, in: file) == command)
    }

    @Test("a finding without evidence has no command")
    func noCommand() {
        let finding = Finding(
            kind: "k", severity: .info, confidence: .low, title: "t", impact: 1, fingerprint: "f")
        #expect(InspectionCommand.path(to: finding, in: "app.barrow") == nil)
    }
}
