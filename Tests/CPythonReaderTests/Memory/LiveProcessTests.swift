import Foundation
import Glibc
import TestSupport
import Testing

@testable import CPythonReader

@Suite("Processes that run")
struct LiveProcessTests {
    private static let echo = """
        import sys, threading
        print("ready", flush=True)
        for line in sys.stdin: print(line.strip(), flush=True)
        """

    private func failure(_ pid: Int32) -> CaptureError? {
        #expect(throws: CaptureError.self) { try LiveProcess.read(pid: pid) }
    }

    @Test("It goes on as if nothing had been")
    func goesOn() throws {
        let target = try TargetProcess(python: Self.echo)
        for i in 0..<5 {
            let image = try LiveProcess.read(pid: target.pid)
            #expect(image.threads.map(\.id) == [UInt32(target.pid)])
            #expect(image.facts.contains { $0.key == "capture.pause-seconds" })
            #expect(image.facts.contains { $0 == ("process.id", String(target.pid)) })
            target.write("still there \(i)\n")
            #expect(try target.readLine() == "still there \(i)")
        }
    }

    @Test("One that was stopped stays stopped")
    func staysStopped() throws {
        let target = try TargetProcess(python: Self.echo)
        kill(target.pid, SIGSTOP)
        #expect(target.wait(for: "T"))
        let image = try LiveProcess.read(pid: target.pid)
        #expect(!image.memory.regions.isEmpty)
        #expect(target.wait(for: "T"))
        target.write("later\n")
        kill(target.pid, SIGCONT)
        #expect(try target.readLine() == "later")
    }

    @Test("A signal that comes while it is stopped is not lost")
    func signals() throws {
        let target = try TargetProcess(
            python: """
                import signal, sys
                signal.signal(signal.SIGUSR1, lambda *_: print("signalled", flush=True))
                print("ready", flush=True)
                while True: signal.pause()
                """)
        for _ in 0..<20 {
            kill(target.pid, SIGUSR1)
            _ = try LiveProcess.read(pid: target.pid)
            #expect(try target.readLine() == "signalled")
        }
    }

    @Test("Threads that come and go while it is being stopped are all stopped, and all go on")
    func threads() throws {
        let target = try TargetProcess(
            python: """
                import threading, time
                def work(): time.sleep(0.0005)
                def start():
                    while True:
                        for t in [threading.Thread(target=work) for _ in range(5)]: t.start()
                        time.sleep(0.001)
                for _ in range(4): threading.Thread(target=start).start()
                print("ready", flush=True)
                """)
        for _ in 0..<10 {
            let image = try LiveProcess.read(pid: target.pid)
            #expect(image.threads.count >= 5)
            #expect(image.threads.allSatisfy { $0.stackPointer != 0 })
        }
        let threads = ProcFolder("/proc/\(target.pid)").numbers(in: "task") ?? []
        #expect(!threads.contains { target.state(of: $0) == "t" })
        #expect(ProcFolder("/proc/\(target.pid)").fields("status")?["TracerPid"] == "0")
    }

    @Test("A process of which the first thread has ended is read by another")
    func endedLeader() throws {
        let target = try TargetProcess(
            python: """
                import ctypes, threading, time
                threading.Thread(target=lambda: time.sleep(100)).start()
                print("ready", flush=True)
                ctypes.CDLL(None).syscall(60, 0)
                """)
        #expect(target.wait(for: "Z"))
        let image = try LiveProcess.read(pid: target.pid)
        #expect(image.modules.contains { $0.elf?.symbol(named: "_PyRuntime") != nil })
        #expect(image.threads.count == 1)
    }

    @Test("Whoever stopped it and is killed leaves it running: the kernel lets go")
    func killedTracer() throws {
        let target = try TargetProcess(python: Self.echo)
        let tracer = try TargetProcess(python: Self.tracer(of: target.pid))
        #expect(target.wait(for: "t"))
        let error = failure(target.pid)
        #expect(error?.code == .notPermitted)
        #expect(error?.message.contains("traced by process \(tracer.pid)") == true)
        tracer.end(with: SIGKILL)
        #expect(target.wait(for: "S"))
        target.write("still there\n")
        #expect(try target.readLine() == "still there")
    }

    /// Makes the same calls as ``StoppedThreads`` and then waits for ever.
    private static func tracer(of pid: Int32) -> String {
        """
        import ctypes, os, time
        ptrace = ctypes.CDLL(None, use_errno=True).ptrace
        assert ptrace(0x4206, \(pid), 0, 0) == 0, ctypes.get_errno()
        assert ptrace(0x4207, \(pid), 0, 0) == 0, ctypes.get_errno()
        os.waitpid(\(pid), 0x40000000)
        print("stopped", flush=True)
        time.sleep(100)
        """
    }

    @Test("Memory that was set aside and never touched is not copied")
    func untouched() throws {
        let target = try TargetProcess(
            python: """
                import ctypes, mmap, sys
                memory = mmap.mmap(-1, 1 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
                memory[5 << 20] = 77
                print(ctypes.addressof(ctypes.c_char.from_buffer(memory)), flush=True)
                sys.stdin.read()
                """, readingLine: false)
        let address = try #require(UInt64(try target.readLine()))
        let image = try LiveProcess.read(pid: target.pid)
        #expect(image.space.load(address + 5 << 20, as: UInt8.self) == 77)
        #expect(image.space.word(address + 900 << 20) == 0)
        let residency = try #require(image.residency)
        #expect(!residency.isEstimate)
        let run = try #require(
            residency.runs.first { $0.start <= address && address < $0.start + UInt64($0.pageCount) << 12 })
        #expect(run.bits.reduce(0) { $0 + $1.nonzeroBitCount } < run.pageCount / 2)
        let resident = residency.runs.flatMap(\.bits).reduce(0) { $0 + $1.nonzeroBitCount } * 4096
        let rss = try #require(image.facts.first { $0.key == "process.rss" }.flatMap { Int($0.value) })
        #expect(abs(resident - rss) < 2 << 20)
    }

    @Test(
        "Memory that was only read is not resident",
        .enabled(if: Tools.kernelTellsOfZeroes, "Linux before 6.7"))
    func onlyRead() throws {
        let target = try TargetProcess(
            python: """
                import ctypes, mmap, sys
                memory = mmap.mmap(-1, 1 << 24, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
                sum(memory[::4096])
                memory[5 << 20] = 77
                print(ctypes.addressof(ctypes.c_char.from_buffer(memory)), flush=True)
                sys.stdin.read()
                """, readingLine: false)
        let address = try #require(UInt64(try target.readLine()))
        let pageMap = try #require(PageMap(ProcFolder("/proc/\(target.pid)")))
        let pages = try #require(pageMap.pages(from: address, to: address + 1 << 24))
        let resident = pages.resident.reduce(0) { $0 + $1.nonzeroBitCount }
        // Where the kernel gives huge pages, the one that was written is 512 of them.
        #expect(resident == 1 || resident == 512)
    }

    @Test(
        "A program that was deleted meanwhile is still at hand", .enabled(if: access("/bin/sleep", R_OK) == 0)
    )
    func deleted() throws {
        let folder = TemporaryFolder()
        folder.write(Tools.bytes(of: "/bin/sleep"), to: "app")
        chmod(folder.file("app"), 0o755)
        let target = try TargetProcess(folder.file("app"), ["100"])
        #expect(target.wait { ProcFolder("/proc/\(target.pid)").link("exe") == folder.file("app") })
        unlink(folder.file("app"))
        let image = try LiveProcess.read(pid: target.pid)
        let module = try #require(image.modules.first { $0.path == folder.file("app") + " (deleted)" })
        #expect(module.elf?.programHeaders.isEmpty == false)
        #expect(image.space.load(module.range.lowerBound, as: UInt32.self) == 0x464c_457f)
    }

    @Test("What cannot be read says why: no such process, itself, a zombie, one of the kernel")
    func refused() throws {
        #expect(failure(0x3f_ffff)?.message.contains("no process") == true)
        #expect(failure(getpid())?.message.contains("itself") == true)
        let zombie = try TargetProcess("/bin/true")
        #expect(zombie.wait(for: "Z"))
        #expect(failure(zombie.pid)?.message.contains("zombie") == true)
        if ProcFolder("/proc/2").line("comm") == "kthreadd" {
            #expect(failure(2)?.message.contains("kernel") == true)
        }
    }

    @Test("A process that ends while it is read is gone")
    func gone() throws {
        let target = try TargetProcess(python: Self.echo)
        let folder = ProcFolder("/proc/\(target.pid)")
        let mapping = try #require(
            ProcMapping.parse(folder.text("maps") ?? "").first { $0.mapping.isWritable }?.mapping)
        let reader = ProcessMemoryReader(thread: target.pid, process: folder)
        let copy = try CopiedMemory(mapping.start..<mapping.end)
        try reader.read(mapping.start, 4096, into: copy.bytes)
        target.end(with: SIGKILL)
        let error = #expect(throws: CaptureError.self) {
            try reader.read(mapping.start, 4096, into: copy.bytes)
        }
        #expect(error?.code == .processGone)
    }

    @Test("A page that cannot be read costs itself only")
    func unreadable() throws {
        let target = try TargetProcess(python: Self.echo)
        let folder = ProcFolder("/proc/\(target.pid)")
        let maps = ProcMapping.parse(folder.text("maps") ?? "").map(\.mapping)
        let heap = try #require(maps.first { $0.file == "[heap]" })
        let reader = ProcessMemoryReader(thread: target.pid, process: folder)
        let copy = try CopiedMemory(heap.end - 4096..<heap.end + 8192)
        try reader.read(heap.end - 4096, 4096 * 3, into: copy.bytes)
        #expect(reader.unreadablePages == 2)
    }
}
