import Testing

@testable import ManagedRuntime
@testable import RuntimeLanguage

/// Programs give back every object they made, whichever way their calls end.
@Suite("What programs leave behind")
struct ProgramLeakTests {
    static let programs: [(name: String, source: String)] = [
        ("nothing", ""),
        ("functions", "def f(x, *a, k=2, **kw):\n    return (x, a, k)\nf(1)\nf(1, 2, 3)\nf(1, k=5, z=6)\n"),
        (
            "wrong calls",
            "def f(x): pass\nfor _ in (1, 2):\n    try:\n        f()\n    except TypeError: pass\n    try:\n        f(1, 2, y=3)\n    except TypeError as e: pass\n"
        ),
        (
            "closures",
            "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n        return n\n    return g\nf()()\n"
        ),
        (
            "generators",
            "def g():\n    try:\n        yield 1\n        yield 2\n    finally:\n        x = [1]\nfor v in g(): pass\ni = g()\nnext(i)\ni = g()\nnext(i)\ni.close()\n"
        ),
        (
            "yield from",
            "def g():\n    r = yield from h()\n    yield r\ndef h():\n    yield 1\n    return 2\nlist(g())\n"
        ),
        (
            "classes",
            "class A:\n    def __init__(self, x):\n        self.x = x\n    def get(self): return self.x\nclass B(A): pass\nB(5).get()\nA([1]).x.append(2)\n"
        ),
        (
            "exceptions",
            "def f(): raise ValueError('x')\ntry:\n    try:\n        f()\n    except ValueError as e:\n        raise KeyError(1) from e\nexcept KeyError as e:\n    kept = e\n"
        ),
        (
            "handlers",
            "def f():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        return [1][5]\n    finally:\n        y = [1]\nfor _ in range(3):\n    try:\n        f()\n    except IndexError: pass\n"
        ),
        (
            "with",
            "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\nwith C() as c:\n    raise ValueError([1])\n"
        ),
        (
            "unpacking",
            "a, *b = [1, 2, 3]\n(x, y), z = (1, 2), 3\ntry:\n    p, q = [1, 2, 3]\nexcept ValueError: pass\n"
        ),
        (
            "failing initialiser",
            "class A:\n    def __init__(self, x):\n        self.x = x\n        if x > 2: raise ValueError\nfor i in range(6):\n    try:\n        A(i)\n    except ValueError: pass\n"
        ),
        (
            "loops",
            "t = 0\nfor i in range(100):\n    t += i\nfor i in [1, 2]: t -= i\nfor i in (1, 2): t *= i\ns = ''\nfor i in range(50):\n    s = s + 'x'\n"
        ),
    ]

    @Test("Nothing is left", arguments: programs.map(\.name))
    func leftovers(name: String) throws {
        let source = Self.programs.first { $0.name == name }!.source
        let runtime = Runtime()
        runtime.boot()
        let sources = ProgramSources(directory: "")
        runtime.sourceFinder = sources
        let main = runtime.makeMainModule(file: "program.py")
        let code = runtime.makeCode(try compile(parse(source, file: "program.py"), file: "program.py"))
        do throws(Raised) {
            try runtime.runMain(code, in: main)
        } catch {
            let exception = runtime.takeException()
            Issue.record("\(runtime.describe(uncaught: exception))")
            runtime.release(exception)
        }
        runtime.release(code)
        runtime.checkInvariants()
        #expect(runtime.finish() == 0)
    }
}
