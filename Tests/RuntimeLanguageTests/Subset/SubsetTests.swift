import Foundation
import RuntimeLanguage
import TestSupport
import Testing

/// What is Python but outside the subset is refused by name, all of it, before anything runs.
@Suite struct SubsetTests {
    private let rules = SubsetRules(
        modules: [
            "sys": ["getrefcount", "intern", "path"], "math": ["pi", "sqrt"], "collections": ["deque"],
            "collections.abc": ["Iterable"], "__future__": [],
        ],
        builtins: [
            "print", "len", "range", "Exception", "ImportError", "ValueError", "AttributeError", "NameError",
            "hasattr",
        ],
        hasSibling: { $0 == "helper" })

    /// The lines and the beginnings of the messages.
    private func places(_ source: String) throws -> [String] {
        let program = try parseProgram(Array(source.utf8), file: "<program>")
        let places = program.unsupported + placesOutsideSubset(of: program.module, rules: rules)
        #expect(places.allSatisfy { $0.kind == .outsideSubset })
        return places.map { "\($0.range.startLine): \($0.message.prefix { $0 != ":" })" }
    }

    @Test func constructsAreRefusedTogether() throws {
        let source = """
            async def f():
                await x
                async for y in z: pass
                async with y: pass
                return [a async for a in b]
            match x:
                case [1, *y] | {"a": -1, **c} if d: pass
                case A(b, c=d) as e: pass
                case (1+2j) | None | "x" | a.b: pass
            z = 3j + 1
            class C(metaclass=D): pass
            try:
                pass
            except* E:
                pass
            """
        let program = try parseProgram(Array(source.utf8), file: "<program>")
        #expect(program.unsupported.map(\.range.startLine) == [1, 2, 3, 4, 5, 6, 10, 11, 14])
        let first = #expect(throws: RuntimeLanguage.SyntaxError.self) {
            _ = try parse(source, file: "<program>")
        }
        #expect(first == program.unsupported.first)
        #expect(first?.message.contains("'async def' is outside the subset: use") == true)
    }

    @Test func aSyntaxErrorComesFirst() throws {
        let error = #expect(throws: RuntimeLanguage.SyntaxError.self) {
            _ = try parse("async def f(): pass\nx = = 1\n", file: "<program>")
        }
        #expect(error?.kind == .syntax)
        #expect(error?.range.startLine == 2)
    }

    @Test func modulesThatDoNotShipAreRefused() throws {
        let source = """
            import os, sys
            import collections.abc, os.path
            import helper, helper.part
            from os import path
            from math import pi, tau
            from collections import abc
            from helper import anything
            from __future__ import annotations
            from . import x
            """
        #expect(
            try places(source) == [
                "1: the module 'os' is outside the subset", "2: the module 'os.path' is outside the subset",
                "4: the module 'os' is outside the subset", "5: 'math.tau' is outside the subset",
                "9: relative imports are outside the subset",
            ])
    }

    @Test func whatPythonDoesNotHaveEitherIsLeftToRun() throws {
        #expect(try places("import numpy\nimport sys\nsys.nothing\nfrom sys import nothing\n") == [])
    }

    @Test func whatTheProgramHandlesIsLeftToRun() throws {
        #expect(try places("try:\n    import os\nexcept ImportError:\n    os = None\nos\n") == [])
        #expect(try places("import sys\ntry:\n    sys.exit\nexcept AttributeError:\n    pass\n") == [])
        #expect(try places("try:\n    eval\nexcept (ValueError, NameError):\n    pass\n") == [])
        #expect(try places("try:\n    import os\nexcept ValueError:\n    pass\n").count == 1)
        #expect(try places("try:\n    pass\nexcept ImportError:\n    import os\n").count == 1)
    }

    @Test func attributesThatDoNotExistAreRefused() throws {
        #expect(try places("import sys\nsys.exit()\nsys.path\n") == ["2: 'sys.exit' is outside the subset"])
        #expect(
            try places("import math as m\nx = [m.tau, m.pi]\n") == ["2: 'math.tau' is outside the subset"])
    }

    @Test func attributesOfWhatMayBeElseAreNotRefused() throws {
        #expect(try places("import sys\ndef f(sys): return sys.exit\n") == [])
        #expect(try places("import sys\nsys.mine = 1\nsys.mine\n") == [])
        #expect(try places("import sys\nif hasattr(sys, 'gettrace'): sys.gettrace()\n") == [])
        #expect(try places("import helper\nhelper.anything\n") == [])
        #expect(try places("import sys\nsys.__name__\n") == [])
    }

    @Test func builtInsOutsideTheSubsetAreRefused() throws {
        let source = """
            eval('1')
            f = open
            print(globals(), undefined)
            def g(input): return input
            lambda: exec
            """
        #expect(
            try places(source) == [
                "1: the built-in 'eval' is outside the subset",
                "2: the built-in 'open' is outside the subset",
                "3: the built-in 'globals' is outside the subset",
                "5: the built-in 'exec' is outside the subset",
            ])
        #expect(try places("def open(x): pass\nopen(1)\n") == [])
        #expect(try places("from helper import eval\neval(1)\n") == [])
        #expect(try places("from helper import *\neval(1)\n") == [])
    }
}
