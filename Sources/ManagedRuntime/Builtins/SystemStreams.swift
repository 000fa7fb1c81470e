import Glibc

extension Runtime {
    /// Standard output and standard error as attributes of the module `sys`.
    func fillSystemStreams(_ module: ObjectRef) {
        for (name, descriptor) in [("stdout", STDOUT_FILENO), ("stderr", STDERR_FILENO)] {
            let stream = makeStandardStream(descriptor)
            setGlobal(module, name, stream)
            setGlobal(module, "__\(name)__", owned: stream)
        }
    }
}
