/// Threads and frames as the dump has them, in no particular order of each other.
struct FrameTable {
    struct Thread {
        var id: UInt64
        var name: UInt32
    }

    struct Frame {
        /// Our number of the thread.
        var thread: Int
        var object: UInt64
        var function: UInt32
        var file: UInt32
        var line: UInt32
    }

    var threads: [Thread] = []
    /// In the order they were read.
    var frames: [Frame] = []
    /// Our final number of each frame: frames of a thread are neighbours.
    private(set) var numbers: [UInt32] = []

    private var strays: Int?

    /// A thread for the frames whose thread is not in the dump. Once all threads are there.
    mutating func strayThread() -> Int {
        if let strays { return strays }
        threads.append(Thread(id: 0, name: 0))
        strays = threads.count - 1
        return threads.count - 1
    }

    /// The frames of each thread in turn; fills in `numbers`.
    mutating func grouped() -> [[Frame]] {
        var groups = [[Frame]](repeating: [], count: threads.count)
        for frame in frames { groups[frame.thread].append(frame) }
        var starts: [Int] = [0]
        for group in groups { starts.append(starts.last! + group.count) }
        numbers = frames.map { frame in
            defer { starts[frame.thread] += 1 }
            return UInt32(starts[frame.thread])
        }
        return groups
    }
}
