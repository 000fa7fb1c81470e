/// What the compiler makes of a function's, class's or module's body: a plain value, from which the runtime makes a
/// code object on its heap.
package struct CodeDescription: Hashable, Sendable {
    package var name: String
    package var qualifiedName: String
    /// As given on the command line, or as imported; tracebacks show it.
    package var file: String
    package var firstLine: Int
    package var flags: CodeFlags = []

    package var argumentCount = 0
    package var positionalOnlyCount = 0
    package var keywordOnlyCount = 0
    /// Locals first (arguments before the rest), then cells that are not arguments, then free variables, as in 3.11: one
    /// numbering for `loadFast`, `loadDeref`, `makeCell` and `loadClosure`.
    package var variables: [Variable] = []
    package var maximumStackDepth = 0

    package var instructions: [Instruction] = []
    /// One for each instruction.
    package var positions: [SourceRange] = []
    package var handlers: [ExceptionHandler] = []
    package var constants: [Constant] = []
    package var names: [String] = []

    package init(name: String, qualifiedName: String, file: String, firstLine: Int) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.file = file
        self.firstLine = firstLine
    }

    package struct Variable: Hashable, Sendable {
        package var name: String
        package var kind: VariableKind

        package init(_ name: String, _ kind: VariableKind) {
            self.name = name
            self.kind = kind
        }
    }

    package struct VariableKind: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let local = VariableKind(rawValue: 0x20)
        /// An argument can be both local and cell.
        package static let cell = VariableKind(rawValue: 0x40)
        package static let free = VariableKind(rawValue: 0x80)
    }

    /// An entry of the exception table: instructions `start..<end` are guarded; on an exception the stack is cut to
    /// `depth`, the number of the raising instruction pushed where `pushesInstruction`, then the exception, and
    /// execution goes on at `target`.
    package struct ExceptionHandler: Hashable, Sendable {
        package var start: Int
        package var end: Int
        package var target: Int
        package var depth: Int
        package var pushesInstruction: Bool

        package init(start: Int, end: Int, target: Int, depth: Int, pushesInstruction: Bool) {
            self.start = start
            self.end = end
            self.target = target
            self.depth = depth
            self.pushesInstruction = pushesInstruction
        }
    }
}

package struct CodeFlags: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let optimized = CodeFlags(rawValue: 0x1)
    package static let newLocals = CodeFlags(rawValue: 0x2)
    package static let variadicPositional = CodeFlags(rawValue: 0x4)
    package static let variadicKeyword = CodeFlags(rawValue: 0x8)
    package static let nested = CodeFlags(rawValue: 0x10)
    package static let generator = CodeFlags(rawValue: 0x20)
}

/// A constant of a code object. Equal ones of one code object are one object, and -0.0 differs from 0.0, 1 from True
/// and from 1.0.
package indirect enum Constant: Hashable, Sendable {
    case none
    case ellipsis
    case bool(Bool)
    case int(Int)
    /// Digits in base 10, for what does not fit.
    case bigInt(String)
    /// By its bits, so that 0.0 and -0.0 differ and nan equals itself.
    case float(UInt64)
    /// Code points rather than characters; unpaired surrogates can occur in escapes.
    case string([UInt32])
    case bytes([UInt8])
    case tuple([Constant])
    case frozenSet([Constant])
    case code(CodeDescription)
}

/// Where something stands in the source: lines from 1, columns from 0 in bytes of UTF-8, the end exclusive. All zero
/// where an instruction has no place.
package struct SourceRange: Hashable, Sendable {
    package var startLine: Int32
    package var startColumn: Int32
    package var endLine: Int32
    package var endColumn: Int32

    package init(startLine: Int, startColumn: Int, endLine: Int, endColumn: Int) {
        self.startLine = Int32(startLine)
        self.startColumn = Int32(startColumn)
        self.endLine = Int32(endLine)
        self.endColumn = Int32(endColumn)
    }

    package static let none = SourceRange(startLine: 0, startColumn: 0, endLine: 0, endColumn: 0)
}
