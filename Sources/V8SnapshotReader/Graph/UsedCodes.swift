import Glibc
import HeapGraph
import Synchronization

/// The set of edge codes that there are, and the place of each among them in ascending order. One bit a code.
///
/// Threads add at the same time; when all are done, ``rank()`` counts, so that the places do not depend on timing. Elements
/// that keep alive are labels already and not in the set.
final class UsedCodes: @unchecked Sendable {
    private let bits: UnsafeMutablePointer<UInt64>
    /// Codes before each word.
    private let ranks: UnsafeMutablePointer<UInt32>
    /// One past the highest code of each group that is in use.
    private let ends: Mutex<[UInt32]>

    private static let words = Int(EdgeCode.elementMark) / 64
    /// A group: the codes of one kind, essential or not.
    private static let groups = Int(EdgeCode.elementMark >> EdgeCode.nameBits)

    init() {
        bits = Self.zeros(Self.words)
        ranks = Self.zeros(Self.words)
        ends = Mutex([UInt32](repeating: 0, count: Self.groups))
    }

    deinit {
        free(bits)
        free(ranks)
    }

    /// Small pages, other than ``Scratch``: of a table for all codes there could be, only what is near those that there are
    /// is touched.
    private static func zeros<Element>(_ count: Int) -> UnsafeMutablePointer<Element> {
        guard let memory = calloc(count, MemoryLayout<Element>.stride) else {
            fatalError("no memory for \(count) codes")
        }
        return memory.bindMemory(to: Element.self, capacity: count)
    }

    /// What one thread adds.
    struct Part {
        fileprivate let bits: UnsafeMutablePointer<UInt64>
        fileprivate var ends = [UInt32](repeating: 0, count: UsedCodes.groups)

        @inline(__always)
        mutating func add(_ code: EdgeCode) {
            guard code.rawValue < EdgeCode.elementMark else { return }
            let word = Int(code.rawValue / 64)
            let bit: UInt64 = 1 << UInt64(code.rawValue % 64)
            guard bits[word] & bit == 0 else { return }
            AtomicBits.set(bit, in: bits + word)
            let group = Int(code.rawValue >> EdgeCode.nameBits)
            ends[group] = max(ends[group], code.rawValue + 1)
        }
    }

    func part() -> Part { Part(bits: bits) }

    /// To be called when the thread has added all of its codes.
    func add(_ part: Part) {
        ends.withLock { ends in
            for group in ends.indices { ends[group] = max(ends[group], part.ends[group]) }
        }
    }

    /// When every thread is done: counts; returns the codes in ascending order.
    func rank() -> [EdgeCode] {
        var codes: [EdgeCode] = []
        for (group, end) in ends.withLock({ $0 }).enumerated() where end > 0 {
            let first = (group << Int(EdgeCode.nameBits)) / 64
            for word in first...Int(end - 1) / 64 {
                ranks[word] = UInt32(codes.count)
                var left = bits[word]
                while left != 0 {
                    codes.append(EdgeCode(rawValue: UInt32(word * 64 + left.trailingZeroBitCount)))
                    left &= left - 1
                }
            }
        }
        return codes
    }

    /// The place of a code that is in the set. After ``rank()``.
    @inline(__always)
    func place(of code: EdgeCode) -> UInt32 {
        let word = Int(code.rawValue / 64)
        let below = bits[word] & ((1 << UInt64(code.rawValue % 64)) - 1)
        return ranks[word] + UInt32(below.nonzeroBitCount)
    }
}
