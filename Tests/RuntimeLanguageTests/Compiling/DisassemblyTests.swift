import ManagedRuntime
import RuntimeLanguage
import Testing

@Suite struct DisassemblyTests {
    @Test func aDisassemblyShowsLinesTargetsAndWhatArgumentsStandFor() throws {
        let source = """
            def f(a):
                try:
                    a += g(1.5, k="x")
                except E:
                    return a < 2
            """
        let code = try compile(try parse(source, file: "program.py"), file: "program.py")
        #expect(
            Disassembly(code).description == """
                   1       0 LOAD_CONST            0 (<code object f, file "program.py", line 1>)
                           1 MAKE_FUNCTION         0
                           2 STORE_NAME            0 (f)
                           3 LOAD_CONST            1 (None)
                           4 RETURN_VALUE

                f, line 1:
                   2       0 NOP

                   3       1 LOAD_FAST             0 (a)
                           2 LOAD_GLOBAL           1 (NULL + g)
                           3 LOAD_CONST            1 (1.5)
                           4 LOAD_CONST            2 ('x')
                           5 KW_NAMES              3 (('k',))
                           6 CALL                  2
                           7 BINARY_OP             13 (+=)
                           8 STORE_FAST            0 (a)
                           9 LOAD_CONST            0 (None)
                          10 RETURN_VALUE
                     >>   11 PUSH_EXC_INFO

                   4      12 LOAD_GLOBAL           2 (E)
                          13 CHECK_EXC_MATCH
                          14 POP_JUMP_IF_FALSE     22 (to 22)
                          15 POP_TOP

                   5      16 LOAD_FAST             0 (a)
                          17 LOAD_CONST            4 (2)
                          18 COMPARE_OP            0 (<)
                          19 SWAP                  2
                          20 POP_EXCEPT
                          21 RETURN_VALUE

                   4 >>   22 RERAISE               0
                     >>   23 COPY                  3
                          24 POP_EXCEPT
                          25 RERAISE               1
                handlers:
                  1 up to 9 -> 11 depth 0
                  11 up to 20 -> 23 depth 1 with the instruction
                  22 up to 23 -> 23 depth 1 with the instruction

                """)
    }
}
