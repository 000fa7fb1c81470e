import ManagedRuntime

extension FlowGraph {
    /// Records how each block ends, and points jumps at blocks with something in them.
    mutating func markEnds() {
        for index in blocks.indices {
            guard let last = blocks[index].instructions.last else { continue }
            // A return in a block's middle cannot be: what follows one starts a block.
            if last.operation.leavesScope {
                blocks[index].leavesScope = true
                blocks[index].fallsThrough = false
            }
            if last.operation.isUnconditionalJump { blocks[index].fallsThrough = false }
            retargetLast(of: BlockID(number: index))
        }
    }

    private mutating func retargetLast(of block: BlockID) {
        guard let last = self[block].instructions.last, last.operation.isJump else { return }
        let target = firstNonEmpty(from: last.target!)
        self[block].instructions[self[block].instructions.count - 1].target = target
    }

    /// A jump to a short return or raise that stands for nothing in the text, such as the `return None` at the end,
    /// becomes a copy of it.
    mutating func inlineShortExits() {
        let longestCopied = 4
        for block in youngestFirst {
            guard let last = self[block].instructions.last, last.operation == .opcode(.jump) else { continue }
            let target = self[last.target!]
            guard target.leavesScope, target.instructions.count <= longestCopied, !target.hasPlace else {
                continue
            }
            self[block].instructions[self[block].instructions.count - 1].operation = .opcode(.nop)
            self[block].instructions += target.instructions
            self[block].leavesScope = true
        }
    }

    /// Removes the no-operations that a debugger would not miss: those whose line a neighbour has.
    mutating func removeNops(from block: BlockID) {
        let old = self[block].instructions
        guard old.contains(where: \.isNop) else { return }
        var source = old
        var kept: [FlowInstruction] = []
        var previousLine: Int32 = -1
        for index in source.indices {
            let place = source[index].location
            if source[index].isNop {
                if place.isArtificial || place.startLine == previousLine { continue }
                if index + 1 < source.count {
                    let following = source[index + 1].location
                    if following.startLine == place.startLine { continue }
                    if following.isArtificial {
                        source[index + 1].location = place
                        continue
                    }
                } else if let next = self[block].next {
                    if let first = firstPlaced(from: next), first.startLine == place.startLine { continue }
                }
            }
            kept.append(source[index])
            previousLine = place.startLine
        }
        self[block].instructions = kept
    }

    /// The place of the first instruction below that will stay.
    private func firstPlaced(from block: BlockID) -> SourceRange? {
        self[firstNonEmpty(from: block)].instructions.first?.location
    }

    /// Empties what no path leads to, counting for every block how many lead there.
    mutating func removeUnreachable() {
        self[FlowGraph.entry].predecessors = 1
        var pending = [FlowGraph.entry]
        while let block = pending.popLast() {
            if let next = self[block].next, self[block].fallsThrough {
                countPredecessor(of: next, &pending)
            }
            for instruction in self[block].instructions
            where instruction.operation.isJump || instruction.operation.isSetup {
                countPredecessor(of: instruction.target!, &pending)
            }
        }
        for block in order where self[block].predecessors == 0 {
            self[block].instructions = []
            self[block].fallsThrough = true
        }
    }

    private mutating func countPredecessor(of block: BlockID, _ pending: inout [BlockID]) {
        if self[block].predecessors == 0 { pending.append(block) }
        self[block].predecessors += 1
    }

    mutating func unlinkEmptyBlocks() {
        var block: BlockID? = FlowGraph.entry
        while let here = block {
            if var next = self[here].next {
                while self[next].isEmpty, let further = self[next].next { next = further }
                self[here].next = next
            }
            block = self[here].next
        }
        for block in order { retargetLast(of: block) }
    }

    /// A jump to the very next block is none.
    mutating func removeJumpsToNext() {
        var removed = false
        for block in order {
            guard let last = self[block].instructions.last, last.operation.isUnconditionalJump,
                last.target == self[block].next
            else { continue }
            self[block].fallsThrough = true
            self[block].instructions[self[block].instructions.count - 1].operation = .opcode(.nop)
            removed = true
        }
        if removed { unlinkEmptyBlocks() }
    }
}
