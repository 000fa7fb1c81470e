import DumpFiles
import HeapGraph

/// Hands threads, their frames and all roots to a graph builder.
struct RootBuilder {
    private struct Thread {
        var index: ThreadIndex
        var firstFrame: UInt32
        /// `f()` of each frame, innermost first.
        var functions: [String]
    }

    private let layout: FileLayout
    private let table: ClassTable
    private let classBySerial: [UInt32: UInt64]
    private var labels: FieldLabels
    private var threads: [UInt32: Thread] = [:]
    private var frameCount: UInt32 = 0

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
        for root in roots { add(root, builder) }
    }

    private mutating func addThread(
        _ root: RawRoot, _ name: String, _ builder: HeapGraphBuilder
    ) throws(DumpError) {
        let frames = layout.stacks.frames(ofTrace: root.detail)
        let index = builder.addThread(id: UInt64(root.thread), name: name, frameCount: frames.count)
        var functions: [String] = []
        for frame in frames {
            let method = try frame.map { frame throws(DumpError) in try labels.name(frame.method) } ?? "?"
            let file = try frame.map { frame throws(DumpError) in try labels.name(frame.file) } ?? ""
            let type = frame.map(className) ?? ""
            let prefix = type.isEmpty ? "" : "\(type)."
            builder.addFrame(
                function: prefix + method, file: file, line: UInt32(max(0, frame?.line ?? 0)))
            functions.append("\(JavaName.simple(prefix))\(method)()")
        }
        threads[root.thread] = Thread(index: index, firstFrame: frameCount, functions: functions)
        frameCount += UInt32(frames.count)
    }

    private func className(_ frame: StackTables.Frame) -> String {
        classBySerial[frame.classSerial].flatMap(className) ?? ""
    }

    /// Of the class at this address; nil where none is.
    private func className(_ address: UInt64) -> String? {
        let number = table.numbers.find(address)
        return number == ClassNumbers.none ? nil : table.classes[Int(number)].name
    }

    private func add(_ root: RawRoot, _ builder: HeapGraphBuilder) {
        var naming = RootNaming(root.tag)
        let thread = threads[root.thread]
        if root.tag == HeapTag.rootStickyClass {
            naming.text += className(root.address).map { " \($0)" } ?? ""
        }
        var frame: FrameIndex?
        if naming.kind == .frame, root.tag != HeapTag.rootNativeStack, let thread,
            Int(root.detail) < thread.functions.count
        {
            frame = FrameIndex(thread.firstFrame + root.detail)
            naming.text += " in \(thread.functions[Int(root.detail)])"
        }
        builder.addRoot(
            address: root.address, kind: naming.kind, name: naming.text, thread: thread?.index, frame: frame)
    }
}
