import DumpFormat
import HeapGraph

/// A CPython heap found in the memory of a process, ready to be written as a dump.
///
/// Finding and writing each visit every object once: about linear in objects and references. Memory besides the image:
/// marks (an eighth of the memory that objects stand in) and 4 bytes an object. One thread at a time.
package final class CPythonCapture {
    package let python: PythonInstance
    let image: ProcessImage
    let reader: ObjectReader
    let allocator: AllocatorState
    let marks: ObjectMarks
    let notes = CaptureNotes()
    let threads: [PythonThread]
    let roots: [Root]
    let lists: CollectorLists

    package struct Outcome: Sendable {
        package var objects: Int
        package var references: UInt64
        package var coverage: [(what: String, count: UInt64)]
    }

    /// Finds the runtime and every object.
    ///
    /// - Parameter layoutFile: a layout table to use in place of those that ship.
    package init(_ image: ProcessImage, layoutFile: String? = nil) throws(CaptureError) {
        self.image = image
        python = try PythonLocator.locate(in: image, layoutFile: layoutFile)
        lists = try StartupValidation.check(python, in: image)
        allocator = try AllocatorState.read(python: python, image: image)
        reader = try ObjectReader(python, image.space)
        reader.allocationSize = { [allocator] start in
            if let block = allocator.block(containing: start) {
                return block.start == start && block.isUsed ? block.size : 0
            }
            return allocator.usableSize(ofChunk: start) ?? 0
        }
        marks = try ObjectMarks(image.memory)
        let rootFinder = try RootFinder(reader, image)
        threads = rootFinder.threads
        roots = rootFinder.roots
        let discovery = ObjectDiscovery(
            reader: reader, marks: marks, allocator: allocator, lists: lists, notes: notes)
        try discovery.run(roots: rootFinder.objects, frames: rootFinder.interpreterFrames)
    }
}
