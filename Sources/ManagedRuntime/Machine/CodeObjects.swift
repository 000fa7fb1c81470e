/// Offsets into a code object, as 3.11's `PyCodeObject` has them; `body` is a pointer of ours.
enum CodeLayout {
    /// How many units of two bytes 3.11 would have for the instructions: they count as part of the object.
    static let unitCount = 16
    static let constants = 24
    static let names = 32
    static let exceptionTable = 40
    /// Int32 each, up to `freeCount`.
    static let flags = 48
    static let argumentCount = 56
    static let positionalOnlyCount = 60
    static let keywordOnlyCount = 64
    static let stackSize = 68
    static let firstLine = 72
    static let variableCount = 76
    static let localCount = 80
    static let plainCellCount = 84
    static let cellCount = 88
    static let freeCount = 92
    static let variableNames = 96
    static let variableKinds = 104
    static let file = 112
    static let name = 120
    static let qualifiedName = 128
    static let lineTable = 136
    static let weakList = 144
    /// Pointer to the first instruction, which belongs to the body.
    static let instructions = 152
    static let body = 160
    /// Int: where the cache of an instruction at address `a` is, less four times `a`.
    static let cacheBias = 168
    /// Int: how many arguments a call must have whose arguments are the locals as they are; -1 where there is more to do.
    static let exactArguments = 176
    static let size = 184
}

/// Only for code objects.
extension ObjectRef {
    @inline(__always)
    subscript(code offset: Int) -> Int {
        get { Int(raw.load(fromByteOffset: offset, as: Int32.self)) }
        nonmutating set { raw.storeBytes(of: Int32(newValue), toByteOffset: offset, as: Int32.self) }
    }

    @inline(__always)
    var codeFlags: CodeFlags { CodeFlags(rawValue: self[code: CodeLayout.flags]) }

    /// Locals, cells and free variables.
    @inline(__always)
    var variableCount: Int { self[code: CodeLayout.variableCount] }

    @inline(__always)
    var codeInstructions: InstructionPointer {
        raw.load(fromByteOffset: CodeLayout.instructions, as: InstructionPointer.self)
    }

    /// Bytes of a frame that runs the code.
    @inline(__always)
    var frameSize: Int {
        InterpreterFrame.headerSize + 8
            * (self[code: CodeLayout.variableCount] + self[code: CodeLayout.stackSize])
    }

    @inline(__always)
    var body: CodeBody { CodeBody(self[pointer: CodeLayout.body].unsafelyUnwrapped) }

    /// Borrowed, as all that follow.
    var codeConstants: ObjectRef { self[reference: CodeLayout.constants].unsafelyUnwrapped }
    var codeNames: ObjectRef { self[reference: CodeLayout.names].unsafelyUnwrapped }
    var variableNames: ObjectRef { self[reference: CodeLayout.variableNames].unsafelyUnwrapped }
    var codeFile: ObjectRef { self[reference: CodeLayout.file].unsafelyUnwrapped }
    var codeName: ObjectRef { self[reference: CodeLayout.name].unsafelyUnwrapped }
    var codeQualifiedName: ObjectRef { self[reference: CodeLayout.qualifiedName].unsafelyUnwrapped }

    /// The line of an instruction; the first line of the code before the first instruction.
    func line(ofInstruction number: Int) -> Int {
        let body = body
        guard number >= 0, number < body.instructionCount else { return self[code: CodeLayout.firstLine] }
        return Int(body.positions[number].startLine)
    }
}

/// What a code object keeps outside the heap, in one piece of memory.
///
/// ```
///  body + 0   instructions, count
///       + 8   handlers, count
///       + 16  instructions  pointer; UInt32 each: the opcode in the low byte, the argument above it
///       + 24  caches        pointer; 16 bytes for each instruction
///       + 32  positions     pointer; one for each instruction
///       + 40  handlers      pointer; sorted, not overlapping
///       + 48  variable kinds pointer; a byte for each variable
/// ```
struct CodeBody {
    let raw: UnsafeMutableRawPointer

    static let headerSize = 64

    @inline(__always)
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    @inline(__always)
    var instructionCount: Int { raw.load(as: Int.self) }
    var handlerCount: Int { raw.load(fromByteOffset: 8, as: Int.self) }
    @inline(__always)
    var instructions: InstructionPointer { raw.load(fromByteOffset: 16, as: InstructionPointer.self) }
    @inline(__always)
    var caches: UnsafeMutableRawPointer { raw.load(fromByteOffset: 24, as: UnsafeMutableRawPointer.self) }
    var positions: UnsafeMutablePointer<SourceRange> {
        raw.load(fromByteOffset: 32, as: UnsafeMutablePointer<SourceRange>.self)
    }
    var handlers: UnsafeMutablePointer<CodeDescription.ExceptionHandler> {
        raw.load(fromByteOffset: 40, as: UnsafeMutablePointer<CodeDescription.ExceptionHandler>.self)
    }
    var variableKinds: UnsafeMutablePointer<CodeDescription.VariableKind> {
        raw.load(fromByteOffset: 48, as: UnsafeMutablePointer<CodeDescription.VariableKind>.self)
    }

    /// The handler that guards an instruction.
    func handler(of number: Int) -> CodeDescription.ExceptionHandler? {
        let handlers = handlers
        for index in 0..<handlerCount where handlers[index].start <= number && number < handlers[index].end {
            return handlers[index]
        }
        return nil
    }

    init(_ description: CodeDescription) {
        let count = description.instructions.count
        let parts = [
            CodeBody.headerSize, 4 * count, 16 * count, MemoryLayout<SourceRange>.stride * count,
            MemoryLayout<CodeDescription.ExceptionHandler>.stride * description.handlers.count,
            description.variables.count,
        ].map { ($0 + 15) & ~15 }
        raw = .allocate(byteCount: parts.reduce(0, +), alignment: 16)
        raw.storeBytes(of: count, as: Int.self)
        raw.storeBytes(of: description.handlers.count, toByteOffset: 8, as: Int.self)
        var part = raw
        for (index, size) in parts.dropLast().enumerated() {
            part += size
            raw.storeBytes(of: part, toByteOffset: 16 + 8 * index, as: UnsafeMutableRawPointer.self)
        }
        for (index, instruction) in description.instructions.enumerated() {
            instructions[index] = instruction.word
            positions[index] = description.positions[index]
        }
        caches.initializeMemory(as: UInt8.self, repeating: 0, count: 16 * count)
        for (index, handler) in description.handlers.enumerated() { handlers[index] = handler }
        for (index, variable) in description.variables.enumerated() { variableKinds[index] = variable.kind }
    }

    func free() { raw.deallocate() }
}
