import ManagedRuntime

/// Every return and raise must have a line, for it is the frame's last one; those that stand for nothing in the text
/// take that of what leads to them, one copy for each way in.
extension FlowGraph {
    mutating func placeExits() {
        copySharedExits()
        for block in youngestFirst { skipEmptyBlocks(after: block) }
        for block in youngestFirst {
            guard self[block].fallsThrough, let next = self[block].next, !self[block].isEmpty,
                isArtificialExit(next)
            else { continue }
            self[next].instructions[0].location = self[block].instructions.last!.location
        }
    }

    private func isArtificialExit(_ block: BlockID) -> Bool {
        self[block].leavesScope && self[block].isEntirelyArtificial
    }

    private mutating func copySharedExits() {
        for block in youngestFirst {
            guard let last = self[block].instructions.last, last.operation.isJump else { continue }
            let target = last.target!
            guard isArtificialExit(target), self[target].predecessors > 1 else { continue }
            let copy = makeBlock()
            self[copy].instructions = self[target].instructions
            self[copy].leavesScope = true
            self[copy].fallsThrough = false
            self[copy].instructions[0].location = last.location
            self[copy].predecessors = 1
            self[copy].next = self[target].next
            self[target].next = copy
            self[target].predecessors -= 1
            self[block].instructions[self[block].instructions.count - 1].target = copy
        }
    }

    private mutating func skipEmptyBlocks(after block: BlockID) {
        while let next = self[block].next, self[next].isEmpty { self[block].next = self[next].next }
    }

    /// Gives what has no place that of the instruction before it, over block borders where there is one way in.
    mutating func propagatePlaces() {
        for block in order where !self[block].isEmpty {
            var previous = SourceRange.artificial
            for index in self[block].instructions.indices {
                if self[block].instructions[index].location.isArtificial {
                    self[block].instructions[index].location = previous
                } else {
                    previous = self[block].instructions[index].location
                }
            }
            if self[block].fallsThrough, let next = self[block].next, self[next].predecessors == 1 {
                place(next, previous)
            }
            if let last = self[block].instructions.last, last.operation.isJump,
                self[last.target!].predecessors == 1
            {
                place(last.target!, previous)
            }
        }
    }

    private mutating func place(_ block: BlockID, _ place: SourceRange) {
        guard let first = self[block].instructions.first, first.location.isArtificial else { return }
        self[block].instructions[0].location = place
    }

    mutating func guaranteeReturnLines(firstLine: Int) {
        var line = Int32(firstLine)
        for block in order {
            guard let last = self[block].instructions.last else { continue }
            if !last.location.isArtificial {
                line = last.location.startLine
            } else if last.operation == .opcode(.returnValue) {
                for index in self[block].instructions.indices {
                    self[block].instructions[index].location = .line(Int(line))
                }
            }
        }
    }
}
