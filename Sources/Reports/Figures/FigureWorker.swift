import FoundationEssentials
import Glibc

/// The worker's side: reads a ``FigureRequest`` as JSON from standard input, draws it, writes the SVG to standard
/// output and returns the status to exit with.
///
/// The `barrow` executable offers it as a hidden subcommand, `barrow __render-figure BYTES`. Standard output holds
/// the drawing (status 0) or a ``FigureError`` as JSON (``refusalStatus``).
package enum FigureWorker {
    /// A figure that was refused or could not be laid out; EX_DATAERR of sysexits.h.
    static let refusalStatus: Int32 = 65

    /// - Parameter memory: the most private memory, in bytes, this process may use from here on.
    package static func main(memory: UInt64) -> Int32 {
        limitMemory(to: memory)
        do {
            let request = try JSONDecoder().decode(FigureRequest.self, from: Data(readToEnd(STDIN_FILENO)))
            write(Data(try renderFigureInThisProcess(request).utf8))
            return 0
        } catch let error as FigureError {
            return answer(error)
        } catch {
            return answer(.crashed(message: "the worker did not understand its request"))
        }
    }

    /// RLIMIT_DATA counts private writable memory; files and libraries that are only read do not count.
    private static func limitMemory(to bytes: UInt64) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
        // A worker that crashes on a hostile figure leaves no core file behind.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    private static func answer(_ error: FigureError) -> Int32 {
        if let data = try? JSONEncoder().encode(error) { write(data) }
        return refusalStatus
    }

    private static func write(_ data: Data) {
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(
                    STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}

/// Everything a descriptor has until its end. Files of `/proc` come in pieces and have no size to ask for.
func readToEnd(_ descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return result }
        result += buffer[..<count]
    }
}
