/// `dequeobject`: a doubly linked list of blocks of 64 items.
struct DequeLayout: Sendable {
    let leftBlock: Int
    let rightBlock: Int
    let leftIndex: Int
    let blockSize: Int
    let blockItems: Int
    let blockNext: Int
    /// Blocks kept for later, 3.11 and later.
    let freeBlocks: Int?
    let freeBlockCount: Int?

    init(_ layout: LayoutTable) throws(CaptureError) {
        leftBlock = try layout.offset("dequeobject", "leftblock")
        rightBlock = try layout.offset("dequeobject", "rightblock")
        leftIndex = try layout.offset("dequeobject", "leftindex")
        blockSize = try layout.size("BLOCK")
        blockItems = try layout.offset("BLOCK", "data")
        blockNext = try layout.offset("BLOCK", "rightlink")
        freeBlocks = layout.offsetIfPresent("dequeobject", "freeblocks")
        freeBlockCount = layout.offsetIfPresent("dequeobject", "numfreeblocks")
    }

    var itemsPerBlock: Int { (blockNext - blockItems) / 8 }
    /// `MAXFREEBLOCKS`
    static let freeBlockLimit = 16
}

extension ObjectReader {
    func visitDeque<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        let layout = layouts.deque
        guard var remaining = itemCount(of: object),
            var block = space.word(object &+ UInt64(layout.leftBlock)),
            var index = space.load(object &+ UInt64(layout.leftIndex), as: Int.self),
            index >= 0, index <= layout.itemsPerBlock
        else { return sink.note("unreadable deques") }
        var walk = CycleDetector()
        // An empty deque keeps one block, with its index in the middle.
        while block != 0 {
            guard space.pointer(block, layout.blockSize) != nil, !walk.isBack(at: block) else {
                return sink.note("unreadable deques")
            }
            sink.buffer(at: block, requested: UInt64(layout.blockSize))
            let count = min(remaining, layout.itemsPerBlock - index)
            visitItems(at: block &+ UInt64(layout.blockItems + 8 * index), count, into: &sink)
            remaining -= count
            guard remaining > 0, let next = space.word(block &+ UInt64(layout.blockNext)) else { break }
            index = 0
            block = next
        }
        visitFreeBlocks(object, into: &sink)
    }

    private func visitFreeBlocks<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let blocks = layouts.deque.freeBlocks, let count = layouts.deque.freeBlockCount,
            let count = space.load(object &+ UInt64(count), as: Int.self),
            count > 0, count <= DequeLayout.freeBlockLimit
        else { return }
        for index in 0..<count {
            if let block = space.word(object &+ UInt64(blocks + 8 * index)), block != 0 {
                sink.buffer(at: block, requested: UInt64(layouts.deque.blockSize))
            }
        }
    }
}
