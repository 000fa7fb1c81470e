import Foundation
import Glibc
import TestSupport
import Testing

/// `barrow watch` beside a program that grows.
@Suite("Watches", .serialized)
struct WatchTests {
    /// Grows by a third of what it began with at each line it reads.
    private static let growing = """
        import sys
        def resident():
            with open('/proc/self/statm') as file:
                return int(file.read().split()[1]) * 4096
        step = resident() // 3
        kept = []
        print(step, flush=True)
        while sys.stdin.readline():
            kept.append(bytearray(b'x') * step)
            print(resident(), flush=True)
        """

    @Test(.enabled(if: !PythonBuild.supported.isEmpty, "there is no CPython of a supported version"))
    func capturesAGrowingProcessAndKeepsTheLastFew() throws {
        let target = try TargetProcess(PythonBuild.supported.last!.executable, ["-c", Self.growing])
        let step = try #require(Int(try target.readLine()))
        let folder = TemporaryFolder()
        let watch = try RunningWatch(
            of: target, ["--rss", "\(step * 7 / 2)", "--interval", "200ms", "--keep", "2"], in: folder)
        try watch.wait(for: "watching; ", times: 1)
        #expect(watch.dumps == [], "it is not captured before it passes its limit")
        for captures in 1...3 {
            target.write("\n")
            _ = try target.readLine()
            try watch.wait(for: ": CPython", times: captures)
        }
        try watch.wait(for: ", the oldest", times: 1)
        target.end(with: SIGKILL)
        try watch.waitForEnd()
        #expect(watch.output.contains("the process has ended; dumps written: 3"), "\(watch.output)")
        #expect(watch.dumps.count == 2, "\(watch.dumps)")
        for dump in watch.dumps {
            let info = try BarrowCommand(["info", dump])
            #expect(info.status == 0 && info.output.contains("CPython"), "\(info.errors)")
        }
    }
}

/// A `barrow watch` that runs.
private final class RunningWatch {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let process = Process()
    private let folder: TemporaryFolder

    init(of target: TargetProcess, _ options: [String], in folder: TemporaryFolder) throws {
        self.folder = folder
        folder.write("", to: "output")
        process.executableURL = URL(filePath: BuildProducts.barrow)
        process.arguments = ["watch", "--pid", "\(target.pid)", "-o", folder.file("dumps")] + options
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.file("output")))
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    /// The paths of what it wrote and did not remove.
    var dumps: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.file("dumps"))
        return (names ?? []).sorted().map { folder.file("dumps/\($0)") }
    }

    var output: String { String(decoding: folder.read("output"), as: UTF8.self) }

    /// Waits until a number of its lines have a text in them.
    func wait(for text: String, times: Int) throws {
        for _ in 0..<12_000 {
            if output.split(separator: "\n").count(where: { $0.contains(text) }) >= times { return }
            guard process.isRunning else { throw Failure(description: "the watch ended: \(output)") }
            usleep(10_000)
        }
        throw Failure(description: "the watch does not say \"\(text)\": \(output)")
    }

    func waitForEnd() throws {
        for _ in 0..<12_000 where process.isRunning { usleep(10_000) }
        guard !process.isRunning, process.terminationStatus == 0 else {
            throw Failure(description: "the watch does not end well: \(output)")
        }
    }
}
