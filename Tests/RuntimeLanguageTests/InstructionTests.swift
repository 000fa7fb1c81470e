import ManagedRuntime
import Testing

@Suite struct InstructionTests {
    @Test func anInstructionIsItsOpcodeAndItsArgument() {
        let instruction = Instruction(.loadConst, 70_000)
        #expect(instruction.opcode == .loadConst)
        #expect(instruction.argument == 70_000)
    }
}
