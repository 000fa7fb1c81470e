import Glibc

/// A Python process with a large heap, waiting to be captured; ends with the last reference.
final class LiveService {
    let process: pid_t
    private let input: Int32
    private let output: Int32

    /// Starts `service_heap.py` and waits until its heap is built.
    init(python: String, program: String, objects: Int) throws {
        var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
            throw CommandRun.Failure(description: "no pipes")
        }
        for end in [toChild[1], fromChild[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] =
            [python, program, String(objects)].map { (word: String) in strdup(word) } + [nil]
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        let failure = posix_spawnp(&child, python, &actions, nil, &words, environ)
        close(toChild[0])
        close(fromChild[1])
        guard failure == 0 else { throw CommandRun.Failure(description: "cannot run \(python)") }
        (process, input, output) = (child, toChild[1], fromChild[0])
        var line = [UInt8](repeating: 0, count: 32)
        guard read(output, &line, line.count) > 0 else {
            throw CommandRun.Failure(description: "\(program) ended before its heap was built")
        }
    }

    deinit {
        close(input)
        close(output)
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// `VmRSS`, in bytes.
    var residentSet: Int {
        let status = TextFile.read("/proc/\(process)/status")
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1024
    }

    /// Seconds that the kernel takes to copy every private writable mapping, by `process_vm_readv` in pieces of 16 MiB
    /// into memory that is touched before; and the bytes.
    func copy() -> (seconds: Double, bytes: Int) {
        // Only declared for C with _GNU_SOURCE.
        typealias Call =
            @convention(c) (
                pid_t, UnsafePointer<iovec>, UInt, UnsafePointer<iovec>, UInt, UInt
            ) -> Int
        let readMemory = unsafeBitCast(dlsym(nil, "process_vm_readv"), to: Call.self)
        let piece = 16 << 20
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: piece, alignment: 4096)
        memset(buffer, 1, piece)
        defer { buffer.deallocate() }
        let start = ContinuousClock.now
        var bytes = 0
        for mapping in mappings {
            var address = mapping.lowerBound
            while address < mapping.upperBound {
                let count = min(piece, Int(mapping.upperBound - address))
                var local = iovec(iov_base: buffer, iov_len: count)
                var remote = iovec(iov_base: UnsafeMutableRawPointer(bitPattern: address), iov_len: count)
                let copied = readMemory(process, &local, 1, &remote, 1, 0)
                if copied <= 0 { break }
                bytes += copied
                address += UInt(copied)
            }
        }
        return ((ContinuousClock.now - start) / .seconds(1), bytes)
    }

    private var mappings: [Range<UInt>] {
        TextFile.read("/proc/\(process)/maps").split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 1, words[1] == "rw-p" else { return nil }
            let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            return ends.count == 2 ? ends[0]..<ends[1] : nil
        }
    }
}

/// Small files of the kernel's, which have no size.
enum TextFile {
    static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var text: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&bytes, 1, bytes.count, file), count > 0 {
            text += bytes[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }
}
