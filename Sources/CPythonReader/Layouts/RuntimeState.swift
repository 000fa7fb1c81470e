/// Where the members of `_PyRuntime` and of the interpreters are that lead to everything else, and whether what lies there
/// can be what it should be.
///
/// Source: Include/internal/pycore_runtime.h (`_PyRuntimeState`), pycore_interp.h (3.8: pycore_pystate.h).
struct RuntimeState {
    private let head: Int
    private let main: Int
    private let next: Int
    private let threads: Int
    /// `gilstate.autoInterpreterState`, the main interpreter once more.
    private let mainAgain: Int
    /// `PyInterpreterState.runtime`: 3.9 and later.
    private let back: Int?
    private let interpreterSize: Int
    private let previousThread: Int
    private let threadInterpreter: Int

    /// More than anyone has, so that a list that does not end is noticed.
    private static let mostInterpreters = 1 << 16

    init(_ layout: LayoutTable) throws(CaptureError) {
        head = try layout.offset("_PyRuntimeState", "interpreters.head")
        main = try layout.offset("_PyRuntimeState", "interpreters.main")
        mainAgain = try layout.offset("_PyRuntimeState", "gilstate.autoInterpreterState")
        let interpreter = "PyInterpreterState"
        next = try layout.offset(interpreter, "next")
        threads = try layout.firstOffset(interpreter, "threads.head", "tstate_head")
        back = layout.offsetIfPresent(interpreter, "runtime")
        interpreterSize = try layout.size(interpreter)
        previousThread = try layout.offset("PyThreadState", "prev")
        threadInterpreter = try layout.offset("PyThreadState", "interp")
    }

    /// What is found where `_PyRuntime` should be.
    enum Finding {
        /// The states of its interpreters, the main one first.
        case interpreters([UInt64])
        /// Not initialised yet, or finalised.
        case idle
        /// It cannot be one of this layout; a clause that says why.
        case contradiction(String)
    }

    /// Whether a runtime that runs may be at an address of which nothing is known. Costs a load or two where there is none.
    @inline(__always)
    func fits(_ runtime: UInt64, in space: AddressSpace) -> Bool {
        guard let main = space.word(runtime &+ UInt64(main)), main != 0, main & 7 == 0,
            main < AddressSpace.limit,
            space.word(runtime &+ UInt64(mainAgain)) == main
        else { return false }
        if case .interpreters = find(at: runtime, in: space) { return true }
        return false
    }

    func find(at runtime: UInt64, in space: AddressSpace) -> Finding {
        guard let first = space.word(runtime &+ UInt64(head)), let main = space.word(runtime &+ UInt64(main))
        else {
            return .contradiction("the memory of _PyRuntime at \(hexadecimal(runtime)) is not there")
        }
        if first == 0, main == 0 { return .idle }
        var found: [UInt64] = []
        var interpreter = first
        while interpreter != 0 {
            if let flaw = flaw(ofInterpreter: interpreter, runtime: runtime, in: space) {
                return .contradiction(flaw)
            }
            found.append(interpreter)
            guard found.count < Self.mostInterpreters, let following = space.word(interpreter &+ UInt64(next))
            else {
                return .contradiction("the list of interpreters does not end")
            }
            interpreter = following
        }
        guard let row = found.firstIndex(of: main) else {
            return .contradiction(
                "the main interpreter \(hexadecimal(main)) is not in the list of interpreters")
        }
        // The list has the newest first.
        found.remove(at: row)
        return .interpreters([main] + found.reversed())
    }

    private func flaw(ofInterpreter address: UInt64, runtime: UInt64, in space: AddressSpace) -> String? {
        let name = "the interpreter at \(hexadecimal(address))"
        guard address & 7 == 0, space.pointer(address, interpreterSize) != nil else {
            return "\(name) is not in readable memory"
        }
        if let back, space.word(address &+ UInt64(back)) != runtime {
            return "\(name) does not point back to _PyRuntime at \(hexadecimal(runtime))"
        }
        guard let thread = space.word(address &+ UInt64(threads)), thread != 0 else { return nil }
        guard thread & 7 == 0, space.word(thread &+ UInt64(threadInterpreter)) == address else {
            return "the first thread of \(name), at \(hexadecimal(thread)), does not point back to it"
        }
        guard space.word(thread &+ UInt64(previousThread)) == 0 else {
            return "the first thread of \(name), at \(hexadecimal(thread)), has another before it"
        }
        return nil
    }
}

extension LayoutTable {
    /// The offset of whichever of these fields there is: members were renamed between versions.
    func firstOffset(_ name: String, _ fields: String...) throws(CaptureError) -> Int {
        for field in fields {
            if let offset = offsetIfPresent(name, field) { return offset }
        }
        return try offset(name, fields[0])
    }
}

/// `0x7f00…`
func hexadecimal(_ address: UInt64) -> String { "0x" + String(address, radix: 16) }
