import ManagedRuntime

/// The basic blocks of one body, as the generator makes them and the passes in this folder rewrite them. The first is
/// the entry. `next` links, not numbers, say which block stands below which.
struct FlowGraph {
    static let entry = BlockID(number: 0)

    var blocks: [BasicBlock] = [BasicBlock()]
    /// Where instructions go that are added.
    private(set) var current = FlowGraph.entry
    private var needsBlock = false
    /// The place of instructions that are added.
    var location = SourceRange.artificial

    subscript(_ block: BlockID) -> BasicBlock {
        get { blocks[block.number] }
        _modify { yield &blocks[block.number] }
    }

    mutating func makeBlock() -> BlockID {
        blocks.append(BasicBlock())
        return BlockID(number: blocks.count - 1)
    }

    /// Goes on with a block, below the current one.
    mutating func use(_ block: BlockID) {
        self[current].next = block
        current = block
        needsBlock = false
    }

    mutating func add(_ instruction: FlowInstruction) {
        if needsBlock { use(makeBlock()) }
        self[current].instructions.append(instruction)
        if instruction.operation == .opcode(.returnValue) { self[current].containsReturn = true }
        needsBlock = instruction.operation.isJump || instruction.operation.leavesScope
    }

    /// Blocks from the entry down.
    var order: [BlockID] {
        var result: [BlockID] = []
        var block: BlockID? = FlowGraph.entry
        while let here = block {
            result.append(here)
            block = self[here].next
        }
        return result
    }

    /// All blocks, the youngest first: where passes copy blocks, this order decides which keeps the original.
    var youngestFirst: [BlockID] { blocks.indices.reversed().map { BlockID(number: $0) } }

    func firstNonEmpty(from block: BlockID) -> BlockID {
        var block = block
        while self[block].isEmpty, let next = self[block].next { block = next }
        return block
    }
}
