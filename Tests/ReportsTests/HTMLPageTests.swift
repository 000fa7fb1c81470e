import AnalysisResults
import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Reports

@Suite("HTML: index.html")
struct HTMLPageTests {
    private func page(_ report: Report = SampleReport.full) throws -> String {
        try HTMLPage.render(report, drawings: SampleReport.drawings())
    }

    @Test("the page is the same bytes whenever it is made")
    func deterministic() throws {
        let first = try page()
        #expect(try page() == first)
    }

    @Test("the page's security policy has the hashes of its style and its script")
    func policy() throws {
        let script = """
            import base64, hashlib, json, sys
            print(json.dumps(["sha256-" + base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()
                              for t in json.load(sys.stdin)]))
            """
        let input = try JSONEncoder().encode([HTMLPage.style, HTMLPage.script])
        let hashes = try JSONDecoder().decode([String].self, from: Python.run(script, input: input))
        #expect(
            ContentSecurityPolicy.styleHash == hashes[0],
            "write the new hash into ContentSecurityPolicy.swift")
        #expect(
            ContentSecurityPolicy.scriptHash == hashes[1],
            "write the new hash into ContentSecurityPolicy.swift")
        let html = try page()
        #expect(html.contains("<style>\(HTMLPage.style)</style>"))
        #expect(html.contains("<script>\(HTMLPage.script)</script>"))
        #expect(!HTMLPage.style.contains("</") && !HTMLPage.script.contains("</"))
    }

    @Test("nothing on the page needs a network, a style attribute or an event attribute")
    func selfContained() throws {
        let html = try page()
        for forbidden in [
            "http://", "https://", "src=", "@import", "url(", " style=", " onclick", " onload", "<link",
        ] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
    }

    @Test("ids are unique, and every link within the page leads somewhere", arguments: ["full", "empty"])
    func links(sample: String) throws {
        let html = try page(sample == "full" ? SampleReport.full : SampleReport.empty)
        let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for link in html.matches(of: /href="#([^"]*)"/) {
            #expect(ids.contains(String(link.1)), "\(link.1)")
        }
        for reference in html.matches(of: /aria-labelledby="([^"]*)"/) {
            for id in reference.1.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
        }
    }

    @Test("the body is well-formed, with landmarks, captions and scoped headers")
    func structure() throws {
        let html = try page()
        let start = try #require(html.range(of: "<body>")?.lowerBound)
        let end = try #require(html.range(of: "<script>")?.lowerBound)
        let body = String(html[start..<end])
            .replacing(/<input>|<br>/, with: "")
            .replacing("<button type=\"button\" id=\"theme\" hidden>", with: "<button>")
            .replacing("<details open>", with: "<details>")
        let document = try SVGDocument(body + "</body>")
        let names = Set(document.elements.compactMap(\.name))
        #expect(
            names.isSuperset(of: ["header", "nav", "main", "footer", "figure", "figcaption", "h1", "caption"])
        )
        for table in document.elements where table.name == "table" {
            #expect(table.elements(forName: "caption").count == 1)
        }
        for header in document.elements where header.name == "th" { #expect(header.text("scope") != nil) }
        for drawing in document.elements where drawing.name == "svg" {
            #expect(drawing.text("role") == "img" || drawing.text("aria-hidden") == "true")
        }
    }

    @Test("every part of a report is on the page")
    func content() throws {
        let html = try page()
        for text in [
            "A budget is broken", "68.9 MiB", "71.5%", "out of memory", "Raise memory for interning-savings",
            "The layout was stopped after 30 seconds.", "dangling references",
            "the first 36 of 23\u{202F}150 rows",
            "path from a root", "[&#39;GET /products/4411?page=2&#39;]", "title=\"72246886 bytes\"",
            "data-value=\"72246886\"", "accumulation-point:app.RequestCache.entries:CachedResponse",
            "href=\"figures/cycle-finder--worst-cycle.svg\"", "20\u{202F}000",
            "72\u{202F}246\u{202F}886 bytes", "<code>#88412</code>",
            "<code>barrow path service-4411.barrow &#39;#90001&#39;</code>",
        ] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test("a report of an empty heap is a whole page")
    func empty() throws {
        let html = try page(SampleReport.empty)
        #expect(html.contains("No analyzer found anything worth reporting."))
        #expect(html.contains("Everything in the dump was read."))
        #expect(!html.contains("id=\"budgets\""))
    }
}
