import Glibc

extension Runtime {
    /// Limits what the allocator takes from the system. Beyond it, running programs get MemoryError.
    package func setMemoryLimit(_ bytes: Int) {
        allocator.state.pointee.limit.set(bytes, alarm: pendingWorkFlags)
    }

    /// MemoryError, as it is raised where no memory is left.
    func memoryError() -> Raised { raise(owned: makeException(exceptionType(.memoryError), owned: [])) }

    /// Raises MemoryError where so many bytes at once are more than there can be. To be called before an operation
    /// allocates a buffer whose size a program chose.
    @inline(__always)
    func checkMemory(_ bytes: Int) throws(Raised) {
        if bytes > SizeClass.largestSmallRequest { try checkLargeRequest(bytes) }
    }

    /// More than the address space has; no need to ask the system.
    private static let largestRequest = 1 << 46

    @inline(never)
    private func checkLargeRequest(_ bytes: Int) throws(Raised) {
        guard
            bytes > Self.largestRequest || allocator.state.pointee.limit.isExceeded(by: bytes)
                || !systemHasRoom(bytes)
        else { return }
        dumpOnMemoryError()
        throw memoryError()
    }

    /// Whether the system gives so much; asked only where it is much.
    private func systemHasRoom(_ bytes: Int) -> Bool {
        guard bytes > 1 << 28 else { return true }
        guard let block = malloc(bytes) else { return false }
        free(block)
        return true
    }

    /// Raises MemoryError if the memory limit was passed since the evaluation loop last looked: for native loops that
    /// allocate without end.
    @inline(__always)
    func checkMemoryLimit() throws(Raised) {
        if state.pointee.pendingWork & PendingWork.memory.rawValue != 0 { try raiseMemoryError() }
    }

    @inline(never)
    private func raiseMemoryError() throws(Raised) {
        state.pointee.pendingWork &= ~PendingWork.memory.rawValue
        dumpOnMemoryError()
        throw memoryError()
    }
}
