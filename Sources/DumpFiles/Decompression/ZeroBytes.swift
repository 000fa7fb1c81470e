import Glibc

extension UnsafeRawPointer {
    /// Whether this many bytes from here on, one at least, are zero: the first is, and each is as the one before.
    package func isZero(count: Int) -> Bool {
        load(as: UInt8.self) == 0 && memcmp(self, self + 1, count - 1) == 0
    }
}
