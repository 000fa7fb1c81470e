import AnalyzerKit
import Testing

@Suite("Kit: paths as a programmer writes them")
struct PathTextTests {
    @Test(
        "entries of a namespace are attributes where code could write them so",
        arguments: [
            ([".__dict__", "['cache']", "['a b']", "[3]"], ".cache['a b'][3]"),
            ([".__dict__", "['a b']"], ".__dict__['a b']"),
            ([".__dict__", "['3x']"], ".__dict__['3x']"),
            ([".__dict__", "['']"], ".__dict__['']"),
            ([".__dict__", "[3]"], ".__dict__[3]"),
            ([".fields", "['cache']"], ".fields['cache']"),
            ([".__dict__", "['__dict__']", "['x']"], ".__dict__['x']"),
            (["local app", ".__dict__", "['größe']"], "local app.größe"),
            (["[0]", "key 'x'"], "[0] key 'x'"),
            ([], ""),
        ])
    func joined(labels: [String], text: String) {
        #expect(PathText.joined(labels) == text)
    }

    @Test("the last step of a path is an attribute, or its last label")
    func lastStep() {
        #expect(PathText.lastStep(of: [".a", ".__dict__", "['cache']"]) == ".cache")
        #expect(PathText.lastStep(of: [".__dict__", "['cache']", "['k']"]) == "['k']")
        #expect(PathText.lastStep(of: [".cache"]) == ".cache")
    }
}
