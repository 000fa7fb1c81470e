extension ObjectReader {
    @inline(__always)
    func visitTuple<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let count = itemCount(of: object) else { return sink.note("tuples of impossible sizes") }
        visitItems(at: object &+ UInt64(layouts.tupleItems), count, into: &sink)
    }

    @inline(__always)
    func visitList<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        guard let count = itemCount(of: object), let items = space.word(object &+ UInt64(layouts.listItems)),
            let allocated = space.load(object &+ UInt64(layouts.listAllocated), as: Int.self)
        else { return sink.note("lists of impossible sizes") }
        guard items != 0 else { return }
        visitItems(at: items, count, into: &sink)
        // -1 while the list is being sorted.
        let room = max(count, allocated)
        if room > 0, room < 1 << 40 { sink.buffer(at: items, requested: UInt64(room) &* 8) }
    }

    /// Items in a row. Their labels are their positions; behind a null item, which only a list or tuple under
    /// construction has, positions would be wrong and are written out.
    @inline(__always)
    func visitItems<S: ReferenceSink>(at address: UInt64, _ count: Int, into sink: inout S) {
        guard count > 0 else { return }
        guard let items = space.pointer(address, count &* 8) else {
            return sink.note("items outside the dump")
        }
        for index in 0..<count {
            let item = items.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
            guard item != 0 else { return visitItems(items, from: index &+ 1, to: count, into: &sink) }
            sink.reference(to: item, .implied)
        }
    }

    @inline(never)
    private func visitItems<S: ReferenceSink>(
        _ items: UnsafeRawPointer, from start: Int, to end: Int, into sink: inout S
    ) {
        for index in start..<end {
            let item = items.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
            if item != 0 { sink.reference(to: item, S.takesLabels ? labels.label("[\(index)]") : .implied) }
        }
    }
}
