import TestSupport
import Testing
import Workbench

/// What `barrow verify` says of files without checksums.
@Suite struct VerificationTests {
    private let folder = TemporaryFolder()

    /// A Java heap dump file with a dump of one root from each of these tags.
    private func verify(rootTags tags: [UInt8]) throws -> Verification {
        var bytes = Array("JAVA PROFILE 1.0.2\0\0\0\0\u{4}\0\0\0\0\0\0\0\0".utf8)
        for tag in tags {
            // HEAP_DUMP_SEGMENT with a record of five bytes, HEAP_DUMP_END.
            bytes += [0x1C, 0, 0, 0, 0, 0, 0, 0, 5] + [tag, 0, 0, 0x10, 0]
            bytes += [0x2C, 0, 0, 0, 0, 0, 0, 0, 0]
        }
        folder.write(bytes, to: "heap.hprof")
        return try Verification(of: folder.file("heap.hprof"), observer: Silence())
    }

    @Test func aFileWithADamagedSecondDumpIsNotSound() throws {
        let verification = try verify(rootTags: [0x05, 0x77, 0x05])
        #expect(!verification.isSound)
        let lines = verification.text.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        let path = folder.file("heap.hprof")
        #expect(
            lines == [
                "\(path), dump 1 of 3: sound", "\(path), dump 2 of 3: damaged", "\(path), dump 3 of 3: sound",
            ])
    }

    @Test func aSingleDumpIsNotNumbered() throws {
        let verification = try verify(rootTags: [0x05])
        #expect(verification.isSound)
        #expect(verification.text.hasPrefix("\(folder.file("heap.hprof")): sound\n  0 objects were read."))
    }
}

private struct Silence: WorkbenchObserver {
    func progress(_ phase: String, fraction: Double?) {}
    func finished(_ phase: String, seconds: Double) {}
}
