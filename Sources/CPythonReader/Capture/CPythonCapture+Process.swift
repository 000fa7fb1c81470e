import DumpFormat
import HeapGraph

extension CPythonCapture {
    /// Threads with their frames, then every root.
    func writeThreadsAndRoots(_ heap: HeapWriter) {
        let writer = heap.writer
        var rows: [(thread: ThreadIndex, frames: [FrameIndex])] = []
        for thread in threads {
            let row = writer.thread(id: UInt64(thread.nativeID ?? 0), name: Self.name(of: thread))
            let frames = thread.frames.map { frame in
                if frame.holder == .interpreterFrame {
                    heap.writeInterpreterFrame(
                        at: frame.object, size: reader.interpreterFrameSize(at: frame.object))
                }
                return writer.frame(
                    thread: row, function: frame.function, file: frame.file, line: frame.line,
                    object: frame.object)
            }
            rows.append((row, frames))
        }
        for root in roots {
            let thread = root.thread.map { rows[$0] }
            writer.root(
                root.object, kind: root.kind, name: root.name, thread: thread?.thread,
                frame: root.frame.flatMap { thread?.frames[$0] })
        }
    }

    private static func name(of thread: PythonThread) -> String {
        thread.holdsGIL ? "\(thread.name) (holds the GIL)" : thread.name
    }

    /// What the kernel knows: mappings, and which pages were in memory.
    func writeMemory(_ writer: DumpWriter) {
        let classifier = MappingClassifier(image)
        for mapping in image.mappings {
            var permissions: MappingPermissions = []
            if mapping.isReadable { permissions.insert(.read) }
            if mapping.isWritable { permissions.insert(.write) }
            if mapping.isExecutable { permissions.insert(.execute) }
            if mapping.isShared { permissions.insert(.shared) }
            writer.mapping(
                mapping.start..<mapping.end, kind: classifier.kind(of: mapping), permissions: permissions,
                name: mapping.file, fileOffset: mapping.fileOffset,
                residentBytes: image.residency?.residentBytes(in: mapping.start..<mapping.end))
        }
        guard let residency = image.residency else { return }
        for run in residency.runs {
            run.bits.withUnsafeBytes {
                writer.residentPages(
                    start: run.start, pageCount: run.pageCount, bits: $0, isEstimate: residency.isEstimate)
            }
        }
    }
}
