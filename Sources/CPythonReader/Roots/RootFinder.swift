import HeapGraph

/// Everything outside the heap that keeps its objects alive: frames, states of threads and interpreters, modules, static
/// objects, tables of the runtime.
///
/// Finding them reads some ten thousand words. Only pointers to what looks like an object become roots. One thread at a
/// time.
package struct RootFinder {
    package let threads: [PythonThread]
    package internal(set) var roots: [Root] = []
    /// Addresses of the frames on threads' stacks (3.11 and later), which are objects of our own.
    package let interpreterFrames: [UInt64]

    let reader: ObjectReader
    let image: ProcessImage
    let layout: StateLayout

    package init(_ reader: ObjectReader, _ image: ProcessImage) throws(CaptureError) {
        self.reader = reader
        self.image = image
        var walker = try ThreadWalker(reader, image)
        layout = walker.layout
        threads = walker.threads()
        interpreterFrames = threads.flatMap(\.frames).filter { $0.holder == .interpreterFrame }.map(\.object)
        addThreads()
        for row in reader.python.interpreters.indices { addInterpreter(row) }
        addRuntime()
        addStaticObjects()
    }

    /// What the roots hold of CPython's own objects: all but the frames on threads' stacks.
    package var objects: [UInt64] {
        let frames = Set(interpreterFrames)
        return roots.map(\.object).filter { !frames.contains($0) }
    }

    /// Adds a root unless there is no object at the address.
    mutating func add(
        _ object: UInt64, _ kind: RootKind, _ name: String, thread: Int? = nil, frame: Int? = nil,
        isCounted: Bool = true
    ) {
        guard object != 0, reader.typeRow(at: object) >= 0 else { return }
        roots.append(Root(object, kind, name, thread: thread, frame: frame, isCounted: isCounted))
    }

    /// What names of things of an interpreter begin with; nothing for the main one.
    func prefix(ofInterpreter row: Int) -> String {
        row == 0 ? "" : "interpreter \(reader.word(reader.python.interpreters[row], layout.interpreterID)): "
    }
}
