extension AllocatorKind {
    /// What the dict of `sys.modules` was allocated with: it is made once the allocators are set, and lives as long as
    /// the interpreter.
    ///
    /// - Parameter areArenasKnown: false where arenas were looked for and not found, which alone does not mean that
    ///   there are none.
    init(python: PythonInstance, space: AddressSpace, index: BlockIndex, areArenasKnown: Bool) {
        guard let dict = Self.modules(python, in: space) else {
            self = index.pools.isEmpty ? (areArenasKnown ? .malloc : .unknown) : .pymalloc
            return
        }
        // A dict's block begins with the two words of its GC head; the debug hooks' pad comes before them.
        let start = dict &- 16
        let hasPads = Self.hasPad(before: start, in: space)
        if index.isArenaMemory(start) {
            self = hasPads ? .pymallocDebug : .pymalloc
        } else if areArenasKnown || GlibcChunk.usableSize(of: start &- (hasPads ? 16 : 0), in: space) != nil {
            self = hasPads ? .mallocDebug : .malloc
        } else {
            self = .unknown
        }
    }

    private static func modules(_ python: PythonInstance, in space: AddressSpace) -> UInt64? {
        let layout = python.layout
        guard let main = python.interpreters.first,
            let offset = layout.offsetIfPresent("PyInterpreterState", "imports.modules")
                ?? layout.offsetIfPresent("PyInterpreterState", "modules"),
            let dict = space.word(main &+ UInt64(offset)), space.word(dict) != nil
        else { return nil }
        return dict
    }

    /// `_PyMem_DebugRawAlloc`: the requested size, big-endian, then the letter of the object domain and 0xFD seven times.
    private static func hasPad(before start: UInt64, in space: AddressSpace) -> Bool {
        guard let size = space.word(start &- 16), let mark = space.word(start &- 8) else { return false }
        return mark == 0xFDFD_FDFD_FDFD_FD6F && size.byteSwapped < AddressSpace.limit
    }
}
