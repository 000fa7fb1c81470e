import DumpFormat
import Glibc
import ManagedRuntime

/// Runs a program from its file to its end, as `python program.py` does.
package struct ProgramRunner {
    private let options: RunOptions
    /// The program's absolute path, as tracebacks and `__file__` have it; `sys.argv` has what was given.
    private let file: String
    private let sources: ProgramSources
    private let runtime: Runtime

    /// Calls are nested on the native stack where native code calls back: sort keys, `__repr__`.
    private static let stackSize = 512 << 20

    /// Runs the program on a thread with a large stack.
    /// - Returns: the exit status, as Python's.
    package static func run(_ options: RunOptions) -> Int32 {
        onLargeStack { ProgramRunner(options).run() }
    }

    private init(_ options: RunOptions) {
        self.options = options
        file = ProgramRunner.absolute(options.program)
        sources = ProgramSources(directory: ProgramRunner.directory(of: file))
        runtime = Runtime(geometry: options.geometry, hashSeed: options.hashSeed)
        runtime.boot()
        runtime.sourceFinder = sources
        runtime.sourceReader = sources
        runtime.programArguments = [options.program] + options.arguments
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return "\(String(cString: current))/\(path.hasPrefix("./") ? path.dropFirst(2) : path[...])"
    }

    private static func directory(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    }

    private func run() -> Int32 {
        guard let source = ProgramSources.contents(of: options.program) else {
            let reason = String(cString: strerror(errno))
            runtime.writeToStandardError(
                "barrow: can't open file '\(options.program)': [Errno \(errno)] \(reason)\n")
            return 2
        }
        let directory = ProgramRunner.directory(of: file)
        if let refusal = ProgramCheck.refusal(
            of: source, file: file, directory: directory, for: runtime)
        {
            runtime.writeToStandardError(refusal)
            return 1
        }
        let main = runtime.makeMainModule(file: file)
        InterruptSignal.install(for: runtime)
        let watch = MemoryWatch(options.memory, runtime, file: file)
        if let refusal = watch.begin() {
            runtime.writeToStandardError(refusal)
            return 2
        }
        sources.instrument = watch.instrumentation
        var status: Int32 = 0
        do throws(Raised) {
            let description = try sources.compiled(source, file: file, for: runtime)
            if options.disassembles {
                print(Disassembly(description), terminator: "")
            } else {
                let code = runtime.makeCode(description)
                defer { runtime.release(code) }
                try runtime.runMain(code, in: main)
            }
        } catch {
            status = runtime.endWithException()
        }
        runtime.callExitFunctions()
        runtime.flushStandardStreams()
        if let dump = options.dump { status = write(dump, status) }
        watch.end { sources.line($0, of: file) }
        watch.verify(leftover: runtime.finish())
        return status
    }

    /// Dumps the heap as the program left it.
    /// - Returns: the exit status: the program's, if the dump could be written.
    private func write(_ dump: String, _ status: Int32) -> Int32 {
        do {
            try runtime.dump(
                to: dump, options: options.dumpOptions, facts: [("program.file", options.program)])
            return status
        } catch {
            runtime.writeToStandardError("barrow: \(error)\n")
            return status == 0 ? 3 : status
        }
    }

    private static func onLargeStack(_ body: @escaping () -> Int32) -> Int32 {
        final class Task {
            let body: () -> Int32
            var result: Int32 = 0
            init(_ body: @escaping () -> Int32) { self.body = body }
        }
        let task = Task(body)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackSize)
        var thread = pthread_t()
        let created = pthread_create(
            &thread, &attributes,
            { argument in
                let task = Unmanaged<Task>.fromOpaque(argument.unsafelyUnwrapped).takeUnretainedValue()
                task.result = task.body()
                return nil
            }, Unmanaged.passUnretained(task).toOpaque())
        pthread_attr_destroy(&attributes)
        guard created == 0 else { return body() }
        pthread_join(thread, nil)
        return task.result
    }
}
