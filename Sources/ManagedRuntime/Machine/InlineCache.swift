/// What an instruction has learnt: 16 bytes beside it.
///
/// ```
///  cache + 0   counter   UInt16  executions until it may specialise itself
///        + 2   number    UInt16
///        + 4   version   UInt32
///        + 8   pointer   or a number, or two UInt32
/// ```
struct InlineCache {
    let raw: UnsafeMutableRawPointer

    static let size = 16
    /// Executions before the first try, and before another one after a failure.
    static let warmUp: UInt16 = 1
    static let patience: UInt16 = 64

    @inline(__always)
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    @inline(__always)
    var counter: UInt16 {
        get { raw.load(as: UInt16.self) }
        nonmutating set { raw.storeBytes(of: newValue, as: UInt16.self) }
    }

    @inline(__always)
    var number: UInt16 {
        get { raw.load(fromByteOffset: 2, as: UInt16.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 2, as: UInt16.self) }
    }

    @inline(__always)
    var version: UInt32 {
        get { raw.load(fromByteOffset: 4, as: UInt32.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 4, as: UInt32.self) }
    }

    @inline(__always)
    var pointer: UnsafeMutableRawPointer {
        get { raw.load(fromByteOffset: 8, as: UnsafeMutableRawPointer.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 8, as: UnsafeMutableRawPointer.self) }
    }

    @inline(__always)
    var object: ObjectRef {
        get { raw.load(fromByteOffset: 8, as: ObjectRef.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 8, as: ObjectRef.self) }
    }

    /// Counts an execution.
    /// - Returns: whether it is time to specialise.
    @inline(__always)
    var isDue: Bool {
        let left = counter
        if left == 0 { return true }
        counter = left - 1
        return false
    }
}

extension UnsafeMutablePointer<UInt32> {
    /// The opcode of the instruction, which may change; its argument does not.
    @inline(__always)
    var opcode: Opcode {
        get { unsafeBitCast(UInt8(truncatingIfNeeded: pointee), to: Opcode.self) }
        nonmutating set { pointee = pointee & ~0xff | UInt32(newValue.rawValue) }
    }
}

extension Runtime {
    /// An instruction met what it was not specialised for: it becomes general again for a while.
    @inline(never)
    func generalize(_ instruction: InstructionPointer, _ cache: InlineCache, _ opcode: Opcode) {
        instruction.opcode = opcode
        cache.counter = InlineCache.patience
    }
}
