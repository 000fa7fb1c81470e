import ManagedRuntime

extension FlowGraph {
    /// Shortens a run of exchanges, then does without those that only order stores. Returns the run's last index.
    mutating func simplifySwaps(_ block: BlockID, _ index: Int) -> Int {
        if self[block].instructions[index].argument == 1 {
            self[block].instructions[index].operation = .opcode(.nop)
            return index
        }
        let last = shortenSwaps(block, index)
        reorderStores(block, before: last)
        return last
    }

    /// Replaces a run of exchanges by the fewest that have its effect: each cycle of the permutation through the top.
    private mutating func shortenSwaps(_ block: BlockID, _ first: Int) -> Int {
        var end = first + 1
        var depth = self[block].instructions[first].argument
        var count = 1
        while end < self[block].instructions.count {
            let instruction = self[block].instructions[end]
            if instruction.operation == .opcode(.swap) {
                depth = max(depth, instruction.argument)
                count += 1
            } else if !instruction.isNop {
                break
            }
            end += 1
        }
        if count == 1 { return first }
        var stack = Array(0..<depth)
        for instruction in self[block].instructions[first..<end] where instruction.operation == .opcode(.swap)
        {
            stack.swapAt(0, instruction.argument - 1)
        }
        var depths: [Int] = []
        for start in 0..<depth where stack[start] >= 0 && stack[start] != start {
            var item = start
            while true {
                if item != 0 { depths.append(item + 1) }
                if stack[item] < 0 { break }
                let next = stack[item]
                stack[item] = -1
                item = next
            }
        }
        for position in first..<end {
            let fromEnd = end - 1 - position
            let isUsed = fromEnd < depths.count
            self[block].instructions[position].operation = .opcode(isUsed ? .swap : .nop)
            if isUsed { self[block].instructions[position].argument = depths[fromEnd] }
        }
        return end - 1
    }

    /// `SWAP 2, STORE_FAST a, STORE_FAST b` is `STORE_FAST b, STORE_FAST a`.
    private mutating func reorderStores(_ block: BlockID, before last: Int) {
        for index in stride(from: last, through: 0, by: -1) {
            let instruction = self[block].instructions[index]
            if instruction.operation != .opcode(.swap) {
                if instruction.isNop || isReorderable(instruction) { continue }
                return
            }
            guard let first = nextReorderable(block, after: index, line: nil) else { return }
            let line = self[block].instructions[first].location.startLine
            var other = first
            for _ in 1..<instruction.argument {
                guard let next = nextReorderable(block, after: other, line: line) else { return }
                other = next
            }
            if storesCollide(block, first, other) { return }
            self[block].instructions[index].operation = .opcode(.nop)
            self[block].instructions.swapAt(first, other)
        }
    }

    /// In `a, b, a = x`, the last `a` must stay last.
    private func storesCollide(_ block: BlockID, _ first: Int, _ second: Int) -> Bool {
        let instructions = self[block].instructions
        func stored(_ index: Int) -> Int? {
            instructions[index].operation == .opcode(.storeFast) ? instructions[index].argument : nil
        }
        let moved = [stored(first), stored(second)].compactMap { $0 }
        if moved.count == 2 && moved[0] == moved[1] { return true }
        return (first + 1..<second).contains { stored($0).map(moved.contains) ?? false }
    }

    /// Whether it takes just the top and can neither jump nor raise.
    private func isReorderable(_ instruction: FlowInstruction) -> Bool {
        instruction.operation == .opcode(.storeFast) || instruction.operation == .opcode(.popTop)
    }

    private func nextReorderable(_ block: BlockID, after index: Int, line: Int32?) -> Int? {
        for next in (index + 1)..<max(index + 1, self[block].instructions.count) {
            let instruction = self[block].instructions[next]
            if let line, line >= 0, instruction.location.startLine != line { return nil }
            if instruction.isNop { continue }
            return isReorderable(instruction) ? next : nil
        }
        return nil
    }
}
