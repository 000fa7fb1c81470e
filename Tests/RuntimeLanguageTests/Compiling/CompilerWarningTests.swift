import Foundation
import RuntimeLanguage
import TestSupport
import Testing

/// What Python warns of while it compiles.
@Suite struct CompilerWarningTests {
    static let program = """
        x is 1
        x is not "a"
        x is None, x is True, x is ..., x is not None, x is ()
        1 is x
        x < 1 is y
        x is y is 2
        if x is 3 < 4: pass
        assert (x, "message")
        assert ()
        assert (1, 2)
        1(2)
        "a"()
        None()
        (1, 2)(3)
        [1](2)
        {1: 2}()
        {1, 2}()
        {x for x in y}()
        (x for x in y)()
        f"{x}"(1)
        (lambda: 0)()
        b"a"(1)
        None[0]
        ...[0]
        1[2]
        1.5[0]
        {1, 2}[0]
        {x for x in y}[0]
        (x for x in y)[0]
        (lambda: 0)[0]
        True[0]
        {1: 2}["a"]
        {x: y for x in y}[None]
        "a"["b"]
        "a"[1.5]
        "a"[None]
        "a"[True], "a"[1], "a"[1:2], "a"[x]
        [1]["a"]
        [1][(1, 2)]
        [1][[2]]
        [x for x in y]["a"]
        (1, x)["a"]
        (1, 2)["a"]
        f"{x}"["a"]
        b"a"["a"]
        "a"[lambda: 0]
        [1][f"{x}"]
        [1][(x for x in y)]
        [1]["a"] = 2
        def f():
            try:
                pass
            finally:
                x is 5
        """

    @Test(.enabled(if: CompilerOracle.python != nil)) func warningsAreThoseOfCPython() throws {
        let script = """
            import sys, warnings
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("default")
                compile(sys.argv[1], "program.py", "exec")
            for warning in caught:
                print(warning.lineno, warning.message)
            """
        let python = try #require(CompilerOracle.python)
        let theirs = try python.run(["-c", script, CompilerWarningTests.program])
        let module = try parse(CompilerWarningTests.program, file: "program.py")
        let ours = try compileWithWarnings(module, file: "program.py").warnings
        let lines = ours.map { "\($0.line) \($0.message)\n" }.joined()
        #expect(lines == theirs)
    }
}
