import ManagedRuntime
import RuntimeLanguage
import Testing

/// Where our code deliberately differs from CPython's. The oracle evens these out.
@Suite struct CompilerDifferenceTests {
    private func code(_ source: String) throws -> CodeDescription {
        try compile(try parse(source, file: "program.py"), file: "program.py")
    }

    private func nested(_ source: String) throws -> CodeDescription {
        for case .code(let code) in try code(source).constants { return code }
        throw RuntimeLanguage.SyntaxError("there is no function", .none)
    }

    @Test func jumpsTakeTheNumberOfTheirTarget() throws {
        let code = try code("for a in b:\n    c\n")
        let loop = try #require(code.instructions.firstIndex { $0.opcode == .forIter })
        let back = try #require(code.instructions.firstIndex { $0.opcode == .jumpBackward })
        #expect(code.instructions[back].argument == loop)
        #expect(code.instructions[loop].argument == back + 1)
    }

    @Test func thereIsNoResumeAndNoPrecall() throws {
        let code = try code("f()")
        #expect(
            code.instructions.map(\.opcode) == [
                .pushNull, .loadName, .call, .popTop, .loadConst, .returnValue,
            ])
    }

    @Test func delegationJumpsBackWithAForwardJump() throws {
        // It needs no look at signals: the inner generator's frames do that.
        let code = try nested("def f():\n    yield from a\n")
        let send = try #require(code.instructions.firstIndex { $0.opcode == .send })
        #expect(code.instructions.contains { $0.opcode == .jump && $0.argument == send })
        #expect(!code.instructions.contains { $0.opcode == .jumpBackward })
    }

    @Test func anInstructionWithoutAPlaceHasZeros() throws {
        let code = try nested("def f(a):\n    return lambda: a\n")
        #expect(code.instructions[0].opcode == .makeCell)
        #expect(code.positions[0] == .none)
    }

    @Test func anInstructionThatOnlyHasALineHasColumnsBelowZero() throws {
        let code = try nested("def f():\n    yield\n")
        #expect(code.instructions[0].opcode == .returnGenerator)
        #expect(
            code.positions[0] == SourceRange(startLine: 1, startColumn: -1, endLine: 1, endColumn: -1))
    }
}
