import Testing

/// Mistakes that only show once the tree is there: message and place as CPython has them.
@Suite struct CompilerErrorTests {
    static let scopes = [
        "return 1", "yield 1", "class A:\n    return 1", "class A:\n    yield 1", "x = yield from y",
        "def f(x):\n    global x", "def f(x):\n    nonlocal x", "def f():\n    print(x)\n    global x",
        "def f():\n    x = 1\n    global x", "def f():\n    x: int\n    global x",
        "def f():\n    global x\n    x: int = 3", "def f():\n    nonlocal x\n    x: int = 3", "nonlocal x",
        "def f():\n    nonlocal x", "def f():\n    def g():\n        nonlocal abc, b\n    abc = 3",
        "def f(a, b, a): pass", "lambda a, *a: 0", "class A:\n    def f(self, __x, __x): pass",
        "def f():\n    global x\n    nonlocal x",
        "def f():\n    x = 1\n    def g():\n        print(x)\n        nonlocal x",
    ]

    static let control = [
        "break", "if x:\n    continue", "def f():\n    for x in y:\n        def g():\n            break",
        "def f():\n    try:\n        pass\n    finally:\n        continue",
        "for x in y:\n    class A:\n        break",
        "try:\n    pass\nexcept:\n    pass\nexcept ValueError:\n    pass",
        (0...20).map { String(repeating: " ", count: $0) + "while x:\n" }.joined()
            + String(repeating: " ", count: 21) + "pass",
    ]

    static let targets = [
        "*a = 1", "*a, *b = c", "a, *b, *c = d", "x = *a", "[*a, *b] = c",
        "def f():\n    (yield), *a\n    *a",
        "f(a=1, b=2, a=3)", "f(**x, a=1, a=2)", "class A(a=1, a=2): pass", "__debug__ = 1",
        "def __debug__(): pass", "def f(__debug__): pass", "x.__debug__ = 1", "f(__debug__=1)",
        "del __debug__",
        "import __debug__", "for __debug__ in x: pass", "__debug__: int", "with a as *c: pass",
    ]

    static let comprehensions = [
        "[x for x in (y := z)]", "[i for i in y if (i := 3)]", "class A:\n    [(j := 1) for i in y]",
        "[[(i := 0) for j in y] for i in z]", "[(a := 1) for b in c for a in d]", "[(yield) for x in y]",
        "((yield) for x in y)", "{(yield from x): 1 for x in y}", "{(yield) for x in y}",
        "def f():\n    [x for x in y if (yield)]",
    ]

    static let futures = [
        "from __future__ import foo", "from __future__ import braces",
        "x = 1\nfrom __future__ import division",
        "import a; from __future__ import division", "def f():\n    from __future__ import division",
        "from __future__ import annotations\nx: (yield)",
        "from __future__ import annotations\ndef f(x: (y := 3)): pass",
    ]

    @Test(
        .enabled(if: CompilerOracle.python != nil),
        arguments: [scopes, control, targets, comprehensions, futures])
    func mistakesAreReportedAsInCPython(sources: [String]) throws {
        let theirs = try CompilerOracle.listings(of: sources)
        for (source, listing) in zip(sources, theirs) {
            #expect(listing.hasPrefix("error"))
            #expect(CodeListing.of(source) == listing, "\(source)")
        }
    }
}
