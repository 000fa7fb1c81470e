import Glibc

/// Neighbouring pieces of a file, handed out in order to whichever thread is free; what each contributes to a running state
/// is added in order, too, whichever thread is first.
final class OrderedPieces<State>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    // All guarded by `mutex`.
    private(set) var state: State
    private var next = 0
    private var turn = 0
    private var isOver = false

    init(_ state: State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// The number of a piece that nobody has; nil where no more are wanted.
    func claim() -> Int? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isOver else { return nil }
        next += 1
        return next - 1
    }

    /// Waits until every earlier piece had its turn, then lets this one change the state. Each claimed piece must come.
    ///
    /// - Parameter body: returns whether later pieces are wanted. Not run where an earlier piece said that they are not.
    /// - Returns: whether `body` was run.
    func inTurn(_ piece: Int, _ body: (inout State) -> Bool) -> Bool {
        pthread_mutex_lock(mutex)
        defer {
            turn += 1
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
        while turn != piece { pthread_cond_wait(changed, mutex) }
        guard !isOver else { return false }
        isOver = !body(&state)
        return true
    }
}
