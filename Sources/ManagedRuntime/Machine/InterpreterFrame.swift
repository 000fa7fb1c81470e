/// The frame of a call, as 3.11 has it: not an object, but a header and slots on the data stack, in a generator, or in
/// a frame object that took them over.
///
/// ```
///  frame + 0   function      owned; in a native frame the number of its `Function`
///        + 8   globals       borrowed from the function
///        + 16  builtins      likewise
///        + 24  locals        owned mapping of a module's or class's body; 0 in a function
///        + 32  code          owned; 0 in a native frame
///        + 40  frame object  owned, made when somebody asks
///        + 48  previous      the caller's frame
///        + 56  instruction   the one being executed; in a native frame the line
///        + 64  stack top     Int32: slots in use, from the first local on; -1 while running
///        + 68  returns to    UInt8
///        + 69  owner         UInt8
///        + 72  slots         locals, cells, free variables, then the value stack
/// ```
package struct InterpreterFrame: Hashable {
    let raw: UnsafeMutableRawPointer

    static let headerSize = 72
    static let isRunning: Int32 = -1

    enum Owner: UInt8 {
        case thread, generator, frameObject, native
    }

    /// What happens when the frame's code returns.
    enum Return: UInt8 {
        /// The evaluation loop is left.
        case native
        /// The caller's frame goes on with the value.
        case evaluation
        /// The frame was `__init__`'s, called for a class: the caller has the instance already.
        case initializedInstance
        /// The frame is a generator's, in a `for` of its caller, which ends.
        case iteration
    }

    @inline(__always)
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    @inline(__always)
    private subscript(reference offset: Int) -> ObjectRef? {
        get { raw.load(fromByteOffset: offset, as: ObjectRef?.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: offset, as: ObjectRef?.self) }
    }

    @inline(__always)
    var function: ObjectRef {
        get { raw.load(as: ObjectRef.self) }
        nonmutating set { raw.storeBytes(of: newValue, as: ObjectRef.self) }
    }

    @inline(__always)
    var globals: ObjectRef {
        get { raw.load(fromByteOffset: 8, as: ObjectRef.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 8, as: ObjectRef.self) }
    }

    @inline(__always)
    var builtins: ObjectRef {
        get { raw.load(fromByteOffset: 16, as: ObjectRef.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 16, as: ObjectRef.self) }
    }

    @inline(__always)
    var locals: ObjectRef? {
        get { self[reference: 24] }
        nonmutating set { self[reference: 24] = newValue }
    }

    @inline(__always)
    var code: ObjectRef {
        get { raw.load(fromByteOffset: 32, as: ObjectRef.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 32, as: ObjectRef.self) }
    }

    @inline(__always)
    var frameObject: ObjectRef? {
        get { self[reference: 40] }
        nonmutating set { self[reference: 40] = newValue }
    }

    @inline(__always)
    var previous: InterpreterFrame? {
        get { raw.load(fromByteOffset: 48, as: UnsafeMutableRawPointer?.self).map(InterpreterFrame.init) }
        nonmutating set {
            raw.storeBytes(of: newValue?.raw, toByteOffset: 48, as: UnsafeMutableRawPointer?.self)
        }
    }

    /// In a frame that has not begun: the one before the first.
    @inline(__always)
    var instruction: InstructionPointer {
        get { raw.load(fromByteOffset: 56, as: InstructionPointer.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 56, as: InstructionPointer.self) }
    }

    @inline(__always)
    var stackTop: Int32 {
        get { raw.load(fromByteOffset: 64, as: Int32.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 64, as: Int32.self) }
    }

    @inline(__always)
    var returnsTo: Return {
        get { raw.load(fromByteOffset: 68, as: Return.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 68, as: Return.self) }
    }

    @inline(__always)
    var owner: Owner {
        get { raw.load(fromByteOffset: 69, as: Owner.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 69, as: Owner.self) }
    }

    @inline(__always)
    var slots: StackPointer { (raw + InterpreterFrame.headerSize).assumingMemoryBound(to: ObjectRef?.self) }

    /// Where the value stack begins.
    @inline(__always)
    var stackBase: StackPointer { slots + code.variableCount }

    /// The number of the instruction being executed; -1 before the first.
    var instructionNumber: Int { instruction - code.body.instructions }

    /// Slots that hold values for certain: all in use, or the variables while running.
    var knownSlots: Int { stackTop == InterpreterFrame.isRunning ? variableSlots : Int(stackTop) }

    /// Locals, cells and free variables.
    var variableSlots: Int { owner == .native ? Int(stackTop) : code.variableCount }

    /// Calls `body` with every reference that the frame owns.
    @inline(__always)
    func forEachReference(_ body: (ObjectRef) -> Void) {
        if owner != .native {
            body(function)
            body(code)
        }
        if let locals { body(locals) }
        if let frameObject { body(frameObject) }
        for index in 0..<knownSlots {
            if let value = slots[index] { body(value) }
        }
    }
}

/// The next free slot of a value stack.
typealias StackPointer = UnsafeMutablePointer<ObjectRef?>
typealias InstructionPointer = UnsafeMutablePointer<UInt32>

extension UnsafeMutablePointer where Pointee == ObjectRef? {
    @inline(__always)
    mutating func push(_ value: ObjectRef?) {
        pointee = value
        self += 1
    }

    @inline(__always)
    mutating func pop() -> ObjectRef {
        self -= 1
        return pointee.unsafelyUnwrapped
    }

    /// The item at a depth, 1 for the top.
    @inline(__always)
    subscript(depth depth: Int) -> ObjectRef {
        get { self[-depth].unsafelyUnwrapped }
        nonmutating set { self[-depth] = newValue }
    }

    /// As arguments of a call, which are all there.
    @inline(__always)
    var values: UnsafeMutablePointer<ObjectRef> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: ObjectRef.self)
    }
}
