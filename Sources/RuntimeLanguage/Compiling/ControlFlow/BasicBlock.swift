/// The number of a basic block, in the order of their making.
struct BlockID: Hashable {
    var number: Int
}

/// Instructions that run one after the other; only the last can jump.
struct BasicBlock {
    var instructions: [FlowInstruction] = []
    /// The block below in the program, reached unless the last instruction leaves or jumps always.
    var next: BlockID?
    var predecessors = 0
    var fallsThrough = true
    /// Ends in a return or a raise.
    var leavesScope = false
    var containsReturn = false
    /// The handler at its start wants the number of the raising instruction.
    var wantsInstructionNumber = false
    var isVisited = false
    var startDepth: Int?
    /// Among the blocks and among the instructions, once laid out.
    var position = 0
    var offset = 0
    var handlers: [BlockID] = []

    var isEmpty: Bool { instructions.isEmpty }
    var hasPlace: Bool { instructions.contains { $0.location.startLine > 0 } }
    var isEntirelyArtificial: Bool { instructions.allSatisfy { $0.location.isArtificial } }
}
