import DumpFiles
import HeapGraph

/// Hands threads, their frames and all roots to a graph builder.
struct RootBuilder {
    private struct Thread {
        var index: ThreadIndex
        var firstFrame: FrameIndex?
        /// Ids of its frames, innermost first.
        var frames: ArraySlice<UInt64>
    }

    private let layout: FileLayout
    private let table: ClassTable
    private let classBySerial: [UInt32: UInt64]
    private var labels: FieldLabels
    private var threads: [UInt32: Thread] = [:]
    /// Serial numbers of traces whose frames a thread has.
    private var takenTraces: Set<UInt32> = []

    init(_ layout: FileLayout, _ table: ClassTable, _ labels: FieldLabels) {
        self.layout = layout
        self.table = table
        self.labels = labels
        var classBySerial: [UInt32: UInt64] = [:]
        for loaded in layout.loadedClasses where !loaded.isLate || classBySerial[loaded.serial] == nil {
            classBySerial[loaded.serial] = loaded.object
        }
        self.classBySerial = classBySerial
    }

    /// - Parameter threadNames: by the object number of the thread.
    mutating func run(
        _ roots: [RawRoot], threadNames: [UInt32: String], _ builder: HeapGraphBuilder
    ) throws(DumpError) {
        for root in roots where root.tag == HeapTag.rootThreadObject && threads[root.thread] == nil {
            let name = builder.object(at: root.address).flatMap { threadNames[$0.rawValue] }
            try addThread(root, name ?? "", builder)
        }
        for root in roots { try add(root, builder) }
    }

    /// The frames of a trace are the first thread's that names it: a hostile file may have a million threads name a long one.
    private mutating func addThread(
        _ root: RawRoot, _ name: String, _ builder: HeapGraphBuilder
    ) throws(DumpError) {
        var frames = layout.stacks.frames(ofTrace: root.detail)
        if !frames.isEmpty, !takenTraces.insert(root.detail).inserted {
            frames = []
            builder.note("threads whose stack trace is another thread's, too", 1)
        }
        var thread = Thread(
            index: builder.addThread(id: UInt64(root.thread), name: name, frameCount: frames.count),
            frames: frames)
        for id in frames {
            let frame = layout.stacks.frame(id)
            let file = try frame.map { frame throws(DumpError) in try labels.name(frame.file) } ?? ""
            let (prefix, method) = try function(frame)
            let index = builder.addFrame(
                function: prefix + method, file: file, line: UInt32(max(0, frame?.line ?? 0)))
            thread.firstFrame = thread.firstFrame ?? index
        }
        threads[root.thread] = thread
    }

    /// `app.Main.` and `serve`.
    private mutating func function(
        _ frame: StackTables.Frame?
    ) throws(DumpError) -> (prefix: String, method: String) {
        guard let frame else { return ("", "?") }
        let type = className(frame)
        return (type.isEmpty ? "" : "\(type).", try labels.name(frame.method))
    }

    private func className(_ frame: StackTables.Frame) -> String {
        classBySerial[frame.classSerial].flatMap(className) ?? ""
    }

    /// Of the class at this address; nil where none is.
    private func className(_ address: UInt64) -> String? {
        let number = table.numbers.find(address)
        return number == ClassNumbers.none ? nil : table.classes[Int(number)].name
    }

    private mutating func add(_ root: RawRoot, _ builder: HeapGraphBuilder) throws(DumpError) {
        var naming = RootNaming(root.tag)
        let thread = threads[root.thread]
        if root.tag == HeapTag.rootStickyClass {
            naming.text += className(root.address).map { " \($0)" } ?? ""
        }
        var frame: FrameIndex?
        if naming.kind == .frame, root.tag != HeapTag.rootNativeStack, let thread,
            let first = thread.firstFrame, Int(root.detail) < thread.frames.count
        {
            frame = FrameIndex(first.rawValue + root.detail)
            let id = thread.frames[thread.frames.startIndex + Int(root.detail)]
            let (prefix, method) = try function(layout.stacks.frame(id))
            naming.text += " in \(JavaName.simple(prefix))\(method)()"
        }
        builder.addRoot(
            address: root.address, kind: naming.kind, name: naming.text, thread: thread?.index, frame: frame)
    }
}
