/// How two keys compare while a list is sorted.
protocol SortOrder {
    associatedtype Key
    func precedes(_ left: Key, _ right: Key) throws(Raised) -> Bool
}

struct SortElement<Key> {
    let key: Key
    let value: ObjectRef
}

/// A stable natural merge sort in the manner of timsort (Tim Peters, "listsort.txt"): runs that are there already, made
/// longer by binary insertion, merged under the powersort policy (Munro and Wild, "Nearly-Optimal Mergesorts", 2018)
/// that CPython 3.11 follows. When a comparison raises, the elements are some permutation of what they were.
struct MergeSort<Order: SortOrder> {
    typealias Element = SortElement<Order.Key>

    let elements: UnsafeMutablePointer<Element>
    let count: Int
    let order: Order
    private let buffer: UnsafeMutablePointer<Element>
    private var runs: [Run] = []

    private struct Run {
        let start: Int
        var count: Int
        var power = 0
        var end: Int { start + count }
    }

    /// - Parameter buffer: room for half of the elements.
    init(
        _ elements: UnsafeMutablePointer<Element>, count: Int, order: Order,
        buffer: UnsafeMutablePointer<Element>
    ) {
        self.elements = elements
        self.count = count
        self.order = order
        self.buffer = buffer
    }

    mutating func sort() throws(Raised) {
        guard count > 1 else { return }
        let minimum = Self.minimumRun(count)
        var start = 0
        while start < count {
            var run = Run(start: start, count: try naturalRun(start))
            if run.count < minimum {
                let forced = min(minimum, count - start)
                try insertionSort(start, sorted: run.count, count: forced)
                run.count = forced
            }
            try found(run)
            start = run.end
        }
        while runs.count > 1 { try mergeLastTwo() }
    }

    /// A number from 32 to 64 such that the count over it is a power of two, or a little less.
    private static func minimumRun(_ count: Int) -> Int {
        var (rest, lost) = (count, 0)
        while rest >= 64 {
            lost |= rest & 1
            rest >>= 1
        }
        return rest + lost
    }

    /// The length of the run at the position, which is turned around if it was strictly descending.
    private func naturalRun(_ start: Int) throws(Raised) -> Int {
        guard start + 1 < count else { return 1 }
        var end = start + 2
        if try precedes(start + 1, start) {
            while end < count, try precedes(end, end - 1) { end += 1 }
            reverseElements(elements + start, end - start)
        } else {
            while end < count, try !precedes(end, end - 1) { end += 1 }
        }
        return end - start
    }

    private func insertionSort(_ start: Int, sorted: Int, count: Int) throws(Raised) {
        for place in (start + sorted)..<(start + count) {
            let pivot = elements[place]
            var (low, high) = (start, place)
            while low < high {
                let middle = (low + high) >> 1
                if try order.precedes(pivot.key, elements[middle].key) {
                    high = middle
                } else {
                    low = middle + 1
                }
            }
            (elements + low + 1).update(from: elements + low, count: place - low)
            elements[low] = pivot
        }
    }

    private mutating func found(_ run: Run) throws(Raised) {
        if let last = runs.last {
            let power = Self.power(last.start, last.count, run.count, count)
            while runs.count > 1, runs[runs.count - 2].power > power { try mergeLastTwo() }
            runs[runs.count - 1].power = power
        }
        runs.append(run)
    }

    /// The depth in a perfectly balanced merge tree at which the boundary between two neighbouring runs lies.
    private static func power(_ start: Int, _ left: Int, _ right: Int, _ total: Int) -> Int {
        var (a, b) = (2 * start + left, 2 * start + 2 * left + right)
        var result = 0
        while true {
            result += 1
            if a >= total {
                a -= total
                b -= total
            } else if b >= total {
                return result
            }
            a <<= 1
            b <<= 1
        }
    }

    private mutating func mergeLastTwo() throws(Raised) {
        let right = runs.removeLast()
        let left = runs[runs.count - 1]
        runs[runs.count - 1].count += right.count
        // What is in place already at either end needs no merging.
        let start = try upperBound(elements[right.start].key, left.start, left.end)
        guard start < left.end else { return }
        let end = try lowerBound(elements[left.end - 1].key, right.start, right.end)
        if left.end - start <= end - right.start {
            try mergeForward(start, right.start, end)
        } else {
            try mergeBackward(start, right.start, end)
        }
    }

    private func upperBound(_ key: Order.Key, _ start: Int, _ end: Int) throws(Raised) -> Int {
        var (low, high) = (start, end)
        while low < high {
            let middle = (low + high) >> 1
            if try order.precedes(key, elements[middle].key) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func lowerBound(_ key: Order.Key, _ start: Int, _ end: Int) throws(Raised) -> Int {
        var (low, high) = (start, end)
        while low < high {
            let middle = (low + high) >> 1
            if try order.precedes(elements[middle].key, key) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Merges `start..<middle` and `middle..<end` by way of the buffer, which takes the left part.
    private func mergeForward(_ start: Int, _ middle: Int, _ end: Int) throws(Raised) {
        let leftCount = middle - start
        buffer.update(from: elements + start, count: leftCount)
        var (left, right, target) = (0, middle, start)
        defer { (elements + target).update(from: buffer + left, count: leftCount - left) }
        while left < leftCount, right < end {
            if try order.precedes(elements[right].key, buffer[left].key) {
                elements[target] = elements[right]
                right += 1
            } else {
                elements[target] = buffer[left]
                left += 1
            }
            target += 1
        }
    }

    /// The same from the other end; the buffer takes the right part.
    private func mergeBackward(_ start: Int, _ middle: Int, _ end: Int) throws(Raised) {
        let rightCount = end - middle
        buffer.update(from: elements + middle, count: rightCount)
        var (left, right, target) = (middle, rightCount, end)
        defer { (elements + target - right).update(from: buffer, count: right) }
        while left > start, right > 0 {
            if try order.precedes(buffer[right - 1].key, elements[left - 1].key) {
                elements[target - 1] = elements[left - 1]
                left -= 1
            } else {
                elements[target - 1] = buffer[right - 1]
                right -= 1
            }
            target -= 1
        }
    }

    @inline(__always)
    private func precedes(_ left: Int, _ right: Int) throws(Raised) -> Bool {
        try order.precedes(elements[left].key, elements[right].key)
    }
}
