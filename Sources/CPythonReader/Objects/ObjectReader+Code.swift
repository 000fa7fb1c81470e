/// What a code object keeps apart from its fields.
struct CodeExtraLayout: Sendable {
    /// 3.12 and later: `_PyCoCached`, pointers to four objects.
    let cached: Int?
    /// Up to 3.10: the memory of a frame, kept for the next call.
    let zombieFrame: Int?
    let frameSize: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        cached = layout.offsetIfPresent("PyCodeObject", "_co_cached")
        zombieFrame = layout.offsetIfPresent("PyCodeObject", "co_zombieframe")
        frameSize = try layout.size("PyFrameObject")
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
    }
}
