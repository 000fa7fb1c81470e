/// What a code object keeps apart from its fields.
struct CodeExtraLayout: Sendable {
    /// 3.12 and later: `_PyCoCached`, pointers to four objects.
    let cached: Int?
    /// Up to 3.10: the memory of a frame, kept for the next call.
    let zombieFrame: Int?
    let frameSize: Int
    /// Up to 3.10: for each cell variable, the argument it is.
    let cellToArgument: Int?
    let cellVariables: Int?
    /// Up to 3.10: a byte for each instruction, and cache entries of hot ones.
    let cacheMap: Int?
    let cache: Int?
    let cacheCount: Int?
    let instructions: Int?

    init(_ layout: LayoutTable) throws(CaptureError) {
        cached = layout.offsetIfPresent("PyCodeObject", "_co_cached")
        zombieFrame = layout.offsetIfPresent("PyCodeObject", "co_zombieframe")
        frameSize = try layout.size("PyFrameObject")
        cellToArgument = layout.offsetIfPresent("PyCodeObject", "co_cell2arg")
        cellVariables = layout.offsetIfPresent("PyCodeObject", "co_cellvars")
        cacheMap = layout.offsetIfPresent("PyCodeObject", "co_opcache_map")
        cache = layout.offsetIfPresent("PyCodeObject", "co_opcache")
        cacheCount = layout.offsetIfPresent("PyCodeObject", "co_opcache_size")
        instructions = layout.offsetIfPresent("PyCodeObject", "co_code")
    }
}

extension ObjectReader {
    func visitCode<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        if let offset = layouts.code.cached, let cache = space.word(object &+ UInt64(offset)), cache != 0 {
            sink.buffer(at: cache, requested: UInt64(8 * fixed.codeCache.count))
            for (index, label) in fixed.codeCache.enumerated() {
                visitField(cache, 8 * index, label, into: &sink)
            }
        }
        // Dead memory with a collector's head and room for variables; it holds nothing.
        if let offset = layouts.code.zombieFrame, let frame = space.word(object &+ UInt64(offset)),
            frame != 0,
            let count = itemCount(of: frame)
        {
            sink.buffer(at: frame &- 16, requested: UInt64(16 + layouts.code.frameSize + 8 * count))
        }
        visitCodeCaches(object, layouts.code, into: &sink)
    }

    /// As `code_sizeof` counts them.
    private func visitCodeCaches<S: ReferenceSink>(
        _ object: UInt64, _ layout: CodeExtraLayout, into sink: inout S
    ) {
        func word(_ offset: Int?) -> UInt64 { offset.flatMap { space.word(object &+ UInt64($0)) } ?? 0 }
        let arguments = word(layout.cellToArgument)
        if arguments != 0, let count = itemCount(of: word(layout.cellVariables)) {
            sink.buffer(at: arguments, requested: UInt64(8 * count))
        }
        let map = word(layout.cacheMap)
        if map != 0, let count = itemCount(of: word(layout.instructions)) {
            sink.buffer(at: map, requested: UInt64(count / 2))
        }
        let cache = word(layout.cache)
        if cache != 0, let offset = layout.cacheCount,
            let count = space.load(object &+ UInt64(offset), as: UInt8.self)
        {
            sink.buffer(at: cache, requested: UInt64(count) * Self.cacheEntrySize)
        }
    }

    /// `_PyOpcache`: three words of which the largest member of a union consists, and a byte.
    private static let cacheEntrySize: UInt64 = 32
}
