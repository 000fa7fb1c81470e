import DumpFiles
import DumpFormat
import TestSupport
import Testing

@Suite("Interrupted writing")
struct InterruptedWriteTests {
    let folder = TemporaryFolder()

    @Test(
        "a writer dropped before it finished leaves the good file as it was, and nothing else",
        arguments: [false, true])
    func dropped(usesSecondThread: Bool) throws {
        let path = folder.file("heap.barrow")
        try SampleDump.written.write(to: path)
        let good = folder.read("heap.barrow")
        do {
            let writer = try DumpWriter(path: path, options: .init(usesSecondThread: usesSecondThread))
            SampleDump.random(objects: 40_000, seed: 1).record(on: writer)
            #expect(folder.names.count == 2)
        }
        #expect(folder.names == ["heap.barrow"])
        #expect(folder.read("heap.barrow") == good)
    }

    @Test("until it is finished a dump does not have its name")
    func unfinished() throws {
        let writer = try DumpWriter(path: folder.file("heap.barrow"))
        SampleDump.written.record(on: writer)
        #expect(!folder.names.contains("heap.barrow"))
        try writer.finish()
        #expect(folder.names == ["heap.barrow"])
    }

    @Test("a folder that does not exist is an error with a remedy")
    func noFolder() throws {
        let path = folder.file("absent/heap.barrow")
        let error = #expect(throws: DumpError.self) { try DumpWriter(path: path) }
        #expect(error?.code == .cannotWrite && error?.file == path)
        #expect(error?.description.contains("Choose a folder that exists") == true)
    }
}
