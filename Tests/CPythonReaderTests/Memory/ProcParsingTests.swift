import TestSupport
import Testing

@testable import CPythonReader

@Suite("Lines of /proc")
struct ProcParsingTests {
    @Test("A line of maps: rights, offset, device, a name with blanks")
    func maps() throws {
        let line =
            "55d0c000-55d0d000 r-xp 00002000 08:01 131077                     /opt/my app/python3 (deleted)"
        let entry = try #require(ProcMapping(line: line[...]))
        #expect(entry.mapping.start == 0x55d0c000 && entry.mapping.end == 0x55d0d000)
        #expect(entry.mapping.isReadable && !entry.mapping.isWritable)
        #expect(entry.mapping.isExecutable && !entry.mapping.isShared)
        #expect(entry.mapping.fileOffset == 0x2000)
        #expect(entry.mapping.file == "/opt/my app/python3 (deleted)")
        #expect(entry.isSame(device: 0x801, inode: 131077))
        #expect(!entry.isSame(device: 0x802, inode: 131077))
    }

    @Test("Lines that are none are left out")
    func malformed() {
        for line in [
            "", "x", "10-20", "20-10 r--p 0 0:0 0", "zz-20 r--p 0 0:0 0", "10-20 r 0 0:0 0",
            "10-20 r--p 0 0 0",
        ] {
            #expect(ProcMapping(line: line[...]) == nil, "\(line)")
        }
    }

    @Test("Devices' registers and what only the kernel reads are no memory")
    func memory() {
        func isMemory(_ name: String, _ rights: String = "rw-p") -> Bool? {
            ProcMapping(line: "1000-2000 \(rights) 0 0:0 5 \(name)"[...])?.isMemory
        }
        #expect(isMemory("") == true)
        #expect(isMemory("[heap]") == true)
        #expect(isMemory("/dev/zero (deleted)", "rw-s") == true)
        #expect(isMemory("/dev/nvidia0", "rw-s") == false)
        #expect(isMemory("[vvar]", "r--p") == false)
        #expect(isMemory("", "---p") == false)
    }
}
