import ManagedRuntime

extension FlowGraph {
    /// The highest the stack can get. Leaves in every reachable block how high it is at its start. A generator starts
    /// with one item: what is sent first.
    mutating func measureStack(isGenerator: Bool) -> Int {
        for index in blocks.indices { blocks[index].startDepth = nil }
        var pending: [BlockID] = []
        var maximum = 0
        arrive(at: FlowGraph.entry, depth: isGenerator ? 1 : 0, &pending)
        while let block = pending.popLast() {
            var depth = self[block].startDepth!
            var next = self[block].next
            for instruction in self[block].instructions {
                let after = depth + instruction.stackEffect(jumps: false)
                maximum = max(maximum, after)
                if instruction.operation.isJump || instruction.operation.isSetup {
                    let atTarget = depth + instruction.stackEffect(jumps: true)
                    maximum = max(maximum, atTarget)
                    arrive(at: instruction.target!, depth: atTarget, &pending)
                }
                depth = after
                if instruction.operation.isUnconditionalJump || instruction.operation.leavesScope {
                    next = nil
                    break
                }
            }
            if let next { arrive(at: next, depth: depth, &pending) }
        }
        return maximum
    }

    private mutating func arrive(at block: BlockID, depth: Int, _ pending: inout [BlockID]) {
        guard self[block].startDepth == nil, depth < 1 << 24 else { return }
        self[block].startDepth = depth
        pending.append(block)
    }
}

extension FlowInstruction {
    /// How many more items are on the stack afterwards.
    func stackEffect(jumps: Bool) -> Int {
        switch operation {
        case .resume, .popBlock, .jumpNoInterrupt: 0
        case .setupFinally, .setupWith: jumps ? 1 : 0
        case .setupCleanup: jumps ? 2 : 0
        case .opcode(let opcode): opcode.stackEffect(argument, jumps: jumps)
        }
    }
}

extension Opcode {
    func stackEffect(_ argument: Int, jumps: Bool) -> Int {
        switch self {
        case .forIter: jumps ? -1 : 1
        case .send: jumps ? -1 : 0
        case .jumpIfFalseOrPop, .jumpIfTrueOrPop: jumps ? 0 : -1
        case .pushNull, .copy, .loadConst, .loadFast, .loadName, .loadClosure, .loadDeref, .loadClassDeref,
            .loadMethod, .loadAssertionError, .loadBuildClass, .importFrom, .pushExcInfo, .beforeWith,
            .withExceptStart:
            1
        case .loadGlobal: 1 + argument & 1
        case .popTop, .storeFast, .storeName, .storeGlobal, .storeDeref, .deleteAttr, .binaryOp,
            .binarySubscr, .compareOp, .isOp, .containsOp, .listAppend, .setAdd, .listExtend, .setUpdate,
            .dictUpdate, .dictMerge, .popJumpIfFalse, .popJumpIfTrue, .popJumpIfNone, .popJumpIfNotNone,
            .returnValue, .popExcept, .reraise, .importName, .importStar, .printExpr:
            -1
        case .storeAttr, .deleteSubscr, .mapAdd: -2
        case .storeSubscr: -3
        case .buildTuple, .buildList, .buildSet, .buildString, .buildSlice: 1 - argument
        case .buildMap: 1 - 2 * argument
        case .buildConstKeyMap, .raiseVarargs: -argument
        case .formatValue: argument & 4 != 0 ? -1 : 0
        case .unpackSequence: argument - 1
        case .unpackEx: argument & 0xff + argument >> 8
        case .call: -argument - 1
        case .callFunctionEx: -2 - argument & 1
        case .makeFunction: -(argument & 0xf).nonzeroBitCount
        default: 0
        }
    }
}
