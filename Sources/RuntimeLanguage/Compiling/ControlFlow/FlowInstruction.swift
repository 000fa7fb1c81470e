import ManagedRuntime

/// What a flow graph's instructions do: the machine's own, and those that only exist until the graph is laid out.
enum Operation: Hashable {
    case opcode(Opcode)
    /// Where CPython checks for signals. Dropped at the end: until then its line counts as that of a neighbour.
    case resume
    /// A jump back that no signal interrupts.
    case jumpNoInterrupt
    /// From here on exceptions go to the target, with the stack as high as here.
    case setupFinally
    /// The same, and the number of the raising instruction is pushed below the exception.
    case setupCleanup
    /// The same, one item lower: below the result of `__enter__`.
    case setupWith
    case popBlock

    var isSetup: Bool {
        switch self {
        case .setupFinally, .setupCleanup, .setupWith: true
        default: false
        }
    }

    var isJump: Bool {
        switch self {
        case .jumpNoInterrupt: true
        case .opcode(let opcode): opcode.isJump
        default: false
        }
    }

    var isUnconditionalJump: Bool { self == .opcode(.jump) || self == .jumpNoInterrupt }

    /// Whether control never comes out below, other than by a jump.
    var leavesScope: Bool {
        switch self {
        case .opcode(.returnValue), .opcode(.raiseVarargs), .opcode(.reraise): true
        default: false
        }
    }
}

extension Opcode {
    var isJump: Bool {
        switch self {
        case .jump, .jumpBackward, .popJumpIfFalse, .popJumpIfTrue, .popJumpIfNone, .popJumpIfNotNone,
            .jumpIfFalseOrPop, .jumpIfTrueOrPop, .forIter, .send:
            true
        default: false
        }
    }
}

struct FlowInstruction {
    var operation: Operation
    var argument = 0
    var target: BlockID?
    /// Where an exception in it goes; known once the graph is final.
    var handler: BlockID?
    var location: SourceRange

    var isNop: Bool { operation == .opcode(.nop) }
}

extension SourceRange {
    /// For instructions that stand for nothing in the text: they take their neighbour's place.
    static let artificial = SourceRange(startLine: -1, startColumn: -1, endLine: -1, endColumn: -1)

    static func line(_ line: Int) -> SourceRange {
        SourceRange(startLine: line, startColumn: -1, endLine: line, endColumn: -1)
    }

    var isArtificial: Bool { startLine < 0 }
}
