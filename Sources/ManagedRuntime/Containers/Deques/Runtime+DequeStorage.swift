/// A doubly linked list of blocks of 64 items.
///
/// ```
///  deque + 16   Int      items
///        + 24   pointer  leftmost block
///        + 32   pointer  rightmost block
///        + 40   Int      position of the first item in the leftmost block
///        + 48   Int      position of the last item in the rightmost block
///        + 56   Int      changes whenever the deque does
///        + 64   Int      most items it may have; -1 for any number
///        + 72   Int      blocks kept for later use
///        + 80            up to 16 of them
///        + 208  pointer  weak references
///  block + 0    pointer  left neighbour
///        + 8             64 items
///        + 520  pointer  right neighbour
/// ```
enum DequeLayout {
    static let count = 16
    static let leftBlock = 24
    static let rightBlock = 32
    static let leftIndex = 40
    static let rightIndex = 48
    static let state = 56
    static let maximum = 64
    static let spareCount = 72
    static let spares = 80
    static let spareLimit = 16
    static let size = 216

    static let blockLength = 64
    static let blockSize = 528
    /// Where the only block of an empty deque is filled from.
    static let center = (blockLength - 1) / 2
}

/// A block of a deque.
struct DequeBlock {
    let raw: UnsafeMutableRawPointer

    @inline(__always)
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }

    @inline(__always)
    var left: UnsafeMutableRawPointer? {
        get { raw.load(as: UnsafeMutableRawPointer?.self) }
        nonmutating set { raw.storeBytes(of: newValue, as: UnsafeMutableRawPointer?.self) }
    }

    @inline(__always)
    var right: UnsafeMutableRawPointer? {
        get { raw.load(fromByteOffset: 520, as: UnsafeMutableRawPointer?.self) }
        nonmutating set { raw.storeBytes(of: newValue, toByteOffset: 520, as: UnsafeMutableRawPointer?.self) }
    }

    @inline(__always)
    var items: UnsafeMutablePointer<ObjectRef> { (raw + 8).assumingMemoryBound(to: ObjectRef.self) }
}

extension Runtime {
    @inline(__always)
    func dequeCount(_ deque: ObjectRef) -> Int { deque[word: DequeLayout.count] }

    @inline(__always)
    func dequeBlock(_ deque: ObjectRef, _ offset: Int) -> DequeBlock {
        DequeBlock(deque[pointer: offset].unsafelyUnwrapped)
    }

    /// The only block of a deque that has none.
    func giveBlock(_ deque: ObjectRef) {
        let block = newBlock(deque)
        block.left = nil
        block.right = nil
        deque[pointer: DequeLayout.leftBlock] = block.raw
        deque[pointer: DequeLayout.rightBlock] = block.raw
        recenter(deque)
    }

    private func recenter(_ deque: ObjectRef) {
        deque[word: DequeLayout.leftIndex] = DequeLayout.center + 1
        deque[word: DequeLayout.rightIndex] = DequeLayout.center
    }

    private func newBlock(_ deque: ObjectRef) -> DequeBlock {
        let spare = deque[word: DequeLayout.spareCount]
        guard spare > 0 else { return DequeBlock(allocator.allocate(DequeLayout.blockSize)) }
        deque[word: DequeLayout.spareCount] = spare - 1
        return DequeBlock(deque[pointer: DequeLayout.spares + 8 * (spare - 1)].unsafelyUnwrapped)
    }

    private func freeBlock(_ block: DequeBlock, of deque: ObjectRef) {
        let spare = deque[word: DequeLayout.spareCount]
        guard spare < DequeLayout.spareLimit else { return allocator.free(block.raw) }
        deque[pointer: DequeLayout.spares + 8 * spare] = block.raw
        deque[word: DequeLayout.spareCount] = spare + 1
    }

    /// Adds at the right end; takes over the caller's reference. The length limit is the caller's matter.
    func pushRight(_ deque: ObjectRef, owned item: ObjectRef) {
        if deque[pointer: DequeLayout.rightBlock] == nil { giveBlock(deque) }
        if deque[word: DequeLayout.rightIndex] == DequeLayout.blockLength - 1 {
            let old = dequeBlock(deque, DequeLayout.rightBlock)
            let block = newBlock(deque)
            block.left = old.raw
            block.right = nil
            old.right = block.raw
            deque[pointer: DequeLayout.rightBlock] = block.raw
            deque[word: DequeLayout.rightIndex] = -1
        }
        deque[word: DequeLayout.count] += 1
        deque[word: DequeLayout.rightIndex] += 1
        dequeBlock(deque, DequeLayout.rightBlock).items[deque[word: DequeLayout.rightIndex]] = item
    }

    func pushLeft(_ deque: ObjectRef, owned item: ObjectRef) {
        if deque[pointer: DequeLayout.leftBlock] == nil { giveBlock(deque) }
        if deque[word: DequeLayout.leftIndex] == 0 {
            let old = dequeBlock(deque, DequeLayout.leftBlock)
            let block = newBlock(deque)
            block.left = nil
            block.right = old.raw
            old.left = block.raw
            deque[pointer: DequeLayout.leftBlock] = block.raw
            deque[word: DequeLayout.leftIndex] = DequeLayout.blockLength
        }
        deque[word: DequeLayout.count] += 1
        deque[word: DequeLayout.leftIndex] -= 1
        dequeBlock(deque, DequeLayout.leftBlock).items[deque[word: DequeLayout.leftIndex]] = item
    }

    /// Removes the last item and hands its reference to the caller; nil from an empty deque.
    func popRight(_ deque: ObjectRef) -> ObjectRef? {
        let count = dequeCount(deque)
        guard count > 0 else { return nil }
        let block = dequeBlock(deque, DequeLayout.rightBlock)
        let index = deque[word: DequeLayout.rightIndex]
        let item = block.items[index]
        deque[word: DequeLayout.rightIndex] = index - 1
        deque[word: DequeLayout.count] = count - 1
        deque[word: DequeLayout.state] &+= 1
        if index == 0 {
            if count > 1 {
                DequeBlock(block.left.unsafelyUnwrapped).right = nil
                deque[pointer: DequeLayout.rightBlock] = block.left
                deque[word: DequeLayout.rightIndex] = DequeLayout.blockLength - 1
                freeBlock(block, of: deque)
            } else {
                recenter(deque)
            }
        }
        return item
    }

    func popLeft(_ deque: ObjectRef) -> ObjectRef? {
        let count = dequeCount(deque)
        guard count > 0 else { return nil }
        let block = dequeBlock(deque, DequeLayout.leftBlock)
        let index = deque[word: DequeLayout.leftIndex]
        let item = block.items[index]
        deque[word: DequeLayout.leftIndex] = index + 1
        deque[word: DequeLayout.count] = count - 1
        deque[word: DequeLayout.state] &+= 1
        if index == DequeLayout.blockLength - 1 {
            if count > 1 {
                DequeBlock(block.right.unsafelyUnwrapped).left = nil
                deque[pointer: DequeLayout.leftBlock] = block.right
                deque[word: DequeLayout.leftIndex] = 0
                freeBlock(block, of: deque)
            } else {
                recenter(deque)
            }
        }
        return item
    }

    /// The place of the item at a position within the deque, found from the nearer end.
    func dequePlace(_ deque: ObjectRef, _ position: Int) -> UnsafeMutablePointer<ObjectRef> {
        let count = dequeCount(deque)
        let index = position + deque[word: DequeLayout.leftIndex]
        var (blocks, offset) = index.quotientAndRemainder(dividingBy: DequeLayout.blockLength)
        var block: DequeBlock
        if position < count / 2 {
            block = dequeBlock(deque, DequeLayout.leftBlock)
            while blocks > 0 {
                block = DequeBlock(block.right.unsafelyUnwrapped)
                blocks -= 1
            }
        } else {
            let last = (deque[word: DequeLayout.leftIndex] + count - 1) / DequeLayout.blockLength
            block = dequeBlock(deque, DequeLayout.rightBlock)
            for _ in 0..<(last - blocks) { block = DequeBlock(block.left.unsafelyUnwrapped) }
        }
        if position == 0 { offset = deque[word: DequeLayout.leftIndex] }
        return block.items + offset
    }

    /// Calls `body` with every item, borrowed. `body` must not change the deque.
    func forEachDequeItem(_ deque: ObjectRef, _ body: (ObjectRef) -> Void) {
        guard dequeCount(deque) > 0 else { return }
        var block = dequeBlock(deque, DequeLayout.leftBlock)
        var index = deque[word: DequeLayout.leftIndex]
        for _ in 0..<dequeCount(deque) {
            if index == DequeLayout.blockLength {
                block = DequeBlock(block.right.unsafelyUnwrapped)
                index = 0
            }
            body(block.items[index])
            index += 1
        }
    }

    /// Takes everything out, then releases it from left to right. The deque has a fresh block afterwards.
    func clearDeque(_ deque: ObjectRef) {
        let count = dequeCount(deque)
        guard count > 0 else { return }
        var block = dequeBlock(deque, DequeLayout.leftBlock)
        var index = deque[word: DequeLayout.leftIndex]
        deque[word: DequeLayout.count] = 0
        giveBlock(deque)
        deque[word: DequeLayout.state] &+= 1
        for _ in 0..<count {
            if index == DequeLayout.blockLength {
                let next = DequeBlock(block.right.unsafelyUnwrapped)
                freeBlock(block, of: deque)
                block = next
                index = 0
            }
            release(block.items[index])
            index += 1
        }
        freeBlock(block, of: deque)
    }

    /// Gives up items and blocks: at deallocation, and when a collection breaks cycles.
    func emptyDeque(_ deque: ObjectRef) {
        clearDeque(deque)
        guard dequeCount(deque) == 0, let block = deque[pointer: DequeLayout.leftBlock] else { return }
        deque[pointer: DequeLayout.leftBlock] = nil
        deque[pointer: DequeLayout.rightBlock] = nil
        allocator.free(block)
        for index in 0..<deque[word: DequeLayout.spareCount] {
            allocator.free(deque[pointer: DequeLayout.spares + 8 * index].unsafelyUnwrapped)
        }
        deque[word: DequeLayout.spareCount] = 0
    }

    /// Bytes of the blocks in use, as `sys.getsizeof` counts them.
    func dequeBlockBytes(_ deque: ObjectRef) -> Int {
        guard deque[pointer: DequeLayout.leftBlock] != nil else { return 0 }
        let slots = deque[word: DequeLayout.leftIndex] + dequeCount(deque)
        return max(1, (slots + DequeLayout.blockLength - 1) / DequeLayout.blockLength) * DequeLayout.blockSize
    }
}
