import Foundation
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

/// The same process read in three ways: what stands in its memory must be the same.
@Suite("The same process as a live process, gcore's core and the kernel's")
struct SameMemoryTests {
    private static let script = """
        import signal, sys, threading
        things = [bytes([i % 256]) * 100 for i in range(20000)]
        event = threading.Event()
        threading.Thread(target=event.wait, daemon=True, name="waiting").start()
        print(id(things), flush=True)
        sys.stdin.read()
        """

    /// Words that differ, of those that both have, in writable private memory and the program's own constants.
    private func differences(_ a: ProcessImage, _ b: ProcessImage) -> (words: Int, compared: Int) {
        var differing = 0
        var compared = 0
        for mapping in a.mappings where mapping.isReadable && !mapping.isShared {
            if mapping.file == "[vvar]" || mapping.file == "[vsyscall]" { continue }
            for address in stride(from: mapping.start, to: mapping.end, by: 4096) {
                guard let left = a.space.pointer(address, 4096), let right = b.space.pointer(address, 4096)
                else { continue }
                compared += 1
                if memcmp(left, right, 4096) == 0 { continue }
                for word in stride(from: 0, to: 4096, by: 8)
                where left.loadUnaligned(fromByteOffset: word, as: UInt64.self)
                    != right.loadUnaligned(fromByteOffset: word, as: UInt64.self)
                {
                    differing += 1
                }
            }
        }
        return (differing, compared)
    }

    @Test(
        "Every page is the same",
        .enabled(if: Core.hasDebugger, "gdb's gcore is not installed"),
        .enabled(if: Core.kernelLeavesThem, "the kernel does not write cores to the working directory here"))
    func samePages() throws {
        let folder = TemporaryFolder()
        let target = try TargetProcess(python: Self.script, in: folder)
        #expect(target.waitForRead())
        let live = try LiveProcess.read(pid: target.pid)
        let gcore = try CoreFile.read(Core.byDebugger(of: target, to: folder.file("gcore")))
        target.end(with: SIGABRT)
        let kernel = try CoreFile.read(#require(Core.byKernel(of: target)))
        for (other, image) in [("gcore", gcore), ("kernel", kernel)] {
            let (words, compared) = differences(live, image)
            // The kernel keeps the processor's number in each thread's restartable sequence area.
            #expect(words <= 6, "\(other)")
            #expect(compared > 2000, "\(other)")
        }
    }
}
