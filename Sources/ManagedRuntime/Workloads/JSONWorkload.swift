import Glibc

/// A real JSON document, read into managed objects.
///
/// Objects become dicts, arrays lists, numbers int or float, text str. As Python's parser does, equal keys of one
/// document share one str; equal values do not. The document is the global `document` of module `loader`. An analysis
/// must find as many objects of each type as counted, and the equal str, int and float values with the bytes counted.
package struct JSONWorkload: Workload {
    package let name = "json"
    package let summary = "loads a JSON document (--input FILE) into managed objects"
    package let needsInput = true

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) throws(WorkloadError)
        -> PlantedTruth
    {
        guard let path = parameters.input else {
            throw WorkloadError(
                code: .inputMissing, description: "the workload json reads a file: name one with --input FILE"
            )
        }
        let bytes = try FileContents(path)
        let module = runtime.makeModule("loader")
        runtime.makeCurrent(runtime.define("load", file: "loader.py", line: 4), line: 6)
        let before = runtime.objectsByType()
        var loader = JSONLoader(runtime, bytes.buffer)
        let document: ObjectRef
        do {
            document = try loader.parseDocument()
        } catch {
            throw WorkloadError(
                code: .inputMalformed,
                description:
                    "\(path):\(error.line):\(error.column): \(error.message); give it a valid JSON document")
        }
        // Counted before the global's name is made, which is the program's and not the document's.
        let made = runtime.objectsByType().map { ($0.key, $0.value - before[$0.key, default: 0]) }
        runtime.setGlobal(module, "document", owned: document)
        var truth = PlantedTruth()
        truth.objectsByType = Dictionary(uniqueKeysWithValues: made.filter { $0.1 > 0 })
        truth.duplicates = [ObjectKind.str, .int, .float].compactMap { .measure($0, runtime) }
        return truth
    }
}

/// A whole file, mapped read-only.
private struct FileContents: ~Copyable {
    let buffer: UnsafeBufferPointer<UInt8>

    init(_ path: String) throws(WorkloadError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileContents.failure(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileContents.failure(path, errno) }
        let count = Int(status.st_size)
        guard count > 0 else {
            buffer = UnsafeBufferPointer(start: nil, count: 0)
            return
        }
        let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address, address != MAP_FAILED else { throw FileContents.failure(path, errno) }
        buffer = UnsafeBufferPointer(start: address.assumingMemoryBound(to: UInt8.self), count: count)
    }

    deinit {
        if let start = buffer.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), buffer.count) }
    }

    private static func failure(_ path: String, _ code: Int32) -> WorkloadError {
        WorkloadError(
            code: .inputUnreadable,
            description: "\(path): \(String(cString: strerror(code))); name a readable file with --input FILE"
        )
    }
}
