/// Finds the threads that have run Python code, of all interpreters, and what each was doing.
///
/// Nothing in the target is trusted: lists and chains that close on themselves or leave what was read end there. One
/// thread at a time.
struct ThreadWalker {
    let reader: ObjectReader
    let image: ProcessImage
    let layout: StateLayout
    private var functions: [UInt64: (name: String, file: String)] = [:]
    /// Of all threads together, so that chains which run into each other are not walked again and again.
    private var frameCount = 0

    private static let threadLimit = 1 << 16
    private static let frameLimit = 1 << 22

    init(_ reader: ObjectReader, _ image: ProcessImage) throws(CaptureError) {
        self.reader = reader
        self.image = image
        layout = try StateLayout(reader.python.layout, minor: reader.python.minor)
    }

    /// Every thread, those of the main interpreter first, each interpreter's in the order of its list.
    mutating func threads() -> [PythonThread] {
        var threads: [PythonThread] = []
        var seen: Set<UInt64> = []
        let identities = ThreadIdentities(reader, image, layout)
        for (row, interpreter) in reader.python.interpreters.enumerated() {
            let known = identities.known(in: interpreter)
            let holder = holderOfGIL(interpreter)
            var state = reader.word(interpreter, layout.firstThread)
            while state != 0, seen.count < Self.threadLimit, seen.insert(state).inserted {
                threads.append(thread(state, interpreter: row, known, isHolder: state == holder))
                state = reader.word(state, layout.next)
            }
        }
        return identities.completed(threads)
    }

    private mutating func thread(
        _ state: UInt64, interpreter: Int, _ known: [UInt64: ThreadIdentities.Known], isHolder: Bool
    ) -> PythonThread {
        let identifier = reader.word(state, layout.identifier)
        let nativeID = layout.nativeID.map { UInt32(truncatingIfNeeded: reader.word(state, $0)) }.flatMap {
            $0 == 0 ? nil : $0
        }
        return PythonThread(
            state: state, interpreter: interpreter, identifier: identifier,
            nativeID: nativeID ?? known[identifier]?.nativeID, name: known[identifier]?.name ?? "",
            holdsGIL: isHolder, frames: frames(of: state))
    }

    // MARK: Frames

    private mutating func frames(of state: UInt64) -> [PythonFrame] {
        var frames: [PythonFrame] = []
        var seen: Set<UInt64> = []
        var address = innermostFrame(of: state)
        while address != 0, frameCount < Self.frameLimit, seen.insert(address).inserted {
            frameCount += 1
            if let layout = reader.frameLayout.interpreterFrame {
                if let frame = interpreterFrame(address, layout) { frames.append(frame) }
                address = reader.word(address, layout.previous)
            } else {
                if let frame = objectFrame(address) { frames.append(frame) }
                address = reader.word(address, reader.frameLayout.object.back)
            }
        }
        return frames
    }

    private func innermostFrame(of state: UInt64) -> UInt64 {
        switch layout.currentFrame {
        case .direct(let field): return reader.word(state, field)
        case .throughCFrame(let cframe, let current):
            let cframe = reader.word(state, cframe)
            return cframe == 0 ? 0 : reader.word(cframe, current)
        }
    }

    private mutating func objectFrame(_ object: UInt64) -> PythonFrame? {
        guard let own = reader.frameLayout.object.own, reader.typeRow(at: object) >= 0 else { return nil }
        let function = function(ofCode: reader.word(object, own.code))
        return PythonFrame(
            object: object, holder: .frameObject, function: function.name, file: function.file,
            line: UInt32(clamping: reader.line(ofFrameObject: object, own) ?? 0))
    }

    /// - Returns: nil for what is between C and Python.
    private mutating func interpreterFrame(_ frame: UInt64, _ layout: InterpreterFrameLayout) -> PythonFrame?
    {
        guard let owner = reader.space.load(frame &+ UInt64(layout.owner), as: UInt8.self),
            let owner = ObjectReader.FrameOwner(rawValue: owner), owner != .cStack
        else { return nil }
        let function = function(ofCode: reader.word(frame, layout.code))
        var (object, holder) = (frame, PythonFrame.Holder.interpreterFrame)
        if owner == .generator, let embedded = reader.frameLayout.generator.embeddedFrame {
            (object, holder) = (frame &- UInt64(embedded), .generator)
        }
        return PythonFrame(
            object: object, holder: holder, function: function.name, file: function.file,
            line: UInt32(clamping: reader.line(ofInterpreterFrame: frame, layout) ?? 0))
    }

    private mutating func function(ofCode code: UInt64) -> (name: String, file: String) {
        if let known = functions[code] { return known }
        let layout = reader.frameLayout.code
        let name = reader.string(at: reader.word(code, layout.qualifiedName ?? layout.name)) ?? "?"
        let function = (name, reader.string(at: reader.word(code, layout.fileName)) ?? "?")
        functions[code] = function
        return function
    }

    // MARK: The global interpreter lock

    /// The state of the thread that held the lock of `interpreter`; 0 where none did.
    ///
    /// Up to 3.11 there is one lock, and `gilstate.tstate_current` is the thread that runs. Later an interpreter points to
    /// its own, `struct _gil_runtime_state` (CPython, Include/internal/pycore_gil.h):
    ///
    ///     interval u64 · last_holder u64 · locked i32
    private func holderOfGIL(_ interpreter: UInt64) -> UInt64 {
        let (python, table) = (reader.python, reader.python.layout)
        if let current = table.offsetIfPresent("_PyRuntimeState", "gilstate.tstate_current") {
            return reader.word(python.runtime, current)
        }
        guard let field = table.offsetIfPresent("PyInterpreterState", "ceval.gil") else { return 0 }
        let lock = reader.word(interpreter, field)
        guard lock != 0, reader.space.load(lock &+ 16, as: Int32.self) == 1 else { return 0 }
        return reader.word(lock, 8)
    }
}
