import CLinux
import Glibc

/// Copies memory of a stopped process: with process_vm_readv(2), or through `/proc/PID/mem` where that is refused.
final class ProcessMemoryReader {
    private let thread: Int32
    private let process: ProcFolder
    private var isVectorRefused = false
    private lazy var file = open("\(process.path)/mem", O_RDONLY | O_CLOEXEC)
    private var hasOpened = false
    private(set) var unreadablePages: UInt64 = 0

    private static let piece = 256 << 20

    init(thread: Int32, process: ProcFolder) {
        self.thread = thread
        self.process = process
    }

    deinit { if hasOpened, file >= 0 { close(file) } }

    /// Pages that the kernel does not give are skipped and counted; they are left as they are in `buffer`.
    ///
    /// - Throws: `processGone`.
    func read(_ address: UInt64, _ count: Int, into buffer: UnsafeMutableRawPointer) throws(CaptureError) {
        var done = 0
        while done < count {
            let wanted = min(count - done, Self.piece)
            let read = try read(address + UInt64(done), wanted, at: buffer + done)
            done += read
            // Less than was asked for ends at the page that cannot be read; then nothing comes.
            if read == 0 {
                unreadablePages += 1
                done += 4096 - Int((address + UInt64(done)) & 4095)
            }
        }
    }

    /// The bytes read, 0 where the first page cannot be.
    private func read(
        _ address: UInt64, _ count: Int, at buffer: UnsafeMutableRawPointer
    ) throws(CaptureError) -> Int {
        if !isVectorRefused {
            let read = barrow_read_process(thread, address, buffer, count)
            if read > 0 { return read }
            switch Int32(-read) {
            case ESRCH: throw Self.gone(thread)
            case EPERM, ENOSYS: isVectorRefused = true
            default: break
            }
        }
        hasOpened = true
        guard file >= 0 else { return 0 }
        let read = pread(file, buffer, count, off_t(address))
        // The file ends at once when the memory it is of is no more.
        if read == 0 { throw Self.gone(thread) }
        return max(read, 0)
    }

    static func gone(_ thread: Int32) -> CaptureError {
        CaptureError(
            .processGone, "the process ended while it was being read (thread \(thread))",
            remedy: "Capture it again; if it keeps being killed, see `dmesg` for the OOM killer")
    }
}
