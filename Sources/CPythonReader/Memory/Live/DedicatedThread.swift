import CLinux
import Glibc

/// Runs work on a thread that does nothing else and ends with it, as ptrace(2) ties what it stops to a thread.
enum DedicatedThread {
    private final class Work<Result> {
        let body: () -> Result
        var result: Result?
        init(_ body: @escaping () -> Result) { self.body = body }
    }

    private static let stackSize: UInt64 = 2 << 20

    /// Waits for it.
    ///
    /// - Throws: `cannotOpen` where no thread can be started, or what `body` throws.
    static func run<Value>(_ body: () throws(CaptureError) -> Value) throws(CaptureError) -> Value {
        let result: Result<Value, CaptureError>? = withoutActuallyEscaping(body) { body in
            let work = Work<Any> { () -> Any in
                do throws(CaptureError) {
                    return Result<Value, CaptureError>.success(try body())
                } catch {
                    return Result<Value, CaptureError>.failure(error)
                }
            }
            let context = Unmanaged.passUnretained(work).toOpaque()
            let failure = barrow_run_with_stack(
                stackSize,
                { pointer in
                    let work = Unmanaged<Work<Any>>.fromOpaque(pointer!).takeUnretainedValue()
                    work.result = work.body()
                }, context)
            return failure == 0 ? work.result as? Result<Value, CaptureError> : nil
        }
        guard let result else {
            throw CaptureError(
                .cannotOpen, "cannot start a thread to stop the process from",
                remedy: "Raise the limit on processes and threads (ulimit -u)")
        }
        return try result.get()
    }
}
