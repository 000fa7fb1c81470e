import Glibc

/// A queue of limited length between two threads: pushing waits while it is full, popping while it is empty.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let limit: Int
    // Both guarded by `mutex`.
    private var elements: [Element] = []
    private var isClosed = false

    init(limit: Int) {
        self.limit = limit
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// False, and nothing done, where the queue was closed.
    @discardableResult
    func push(_ element: Element) -> Bool {
        locked {
            while elements.count == limit && !isClosed { pthread_cond_wait(changed, mutex) }
            guard !isClosed else { return false }
            elements.append(element)
            return true
        }
    }

    /// Nil where the queue was closed and is empty.
    func pop() -> Element? {
        locked {
            while elements.isEmpty && !isClosed { pthread_cond_wait(changed, mutex) }
            return elements.isEmpty ? nil : elements.removeFirst()
        }
    }

    /// No more pushes; what is in the queue can still be popped.
    func close() {
        locked { isClosed = true }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
        return body()
    }
}
