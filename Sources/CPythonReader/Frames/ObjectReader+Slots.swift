/// The values a frame holds: its locals by name and its value stack.
extension ObjectReader {
    /// `count` locals, cells and free variables.
    func visitLocals<S: ReferenceSink>(at slots: UInt64, count: Int, of code: FrameCode, into sink: inout S) {
        guard count > 0 else { return }
        let space = space
        guard let values = space.pointer(slots, count * 8) else {
            return sink.note("frames with locals that were not captured")
        }
        for i in 0..<count {
            let target = values.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self)
            guard target != 0 else { continue }
            sink.reference(to: target, S.takesLabels ? label(ofLocal: i, of: code) : .implied)
        }
    }

    /// What a code object says of the frames that run it; nil where it is none.
    func frameCode(at code: UInt64) -> FrameCode? { FrameCode(at: code, frameLayout, space) }

    private func label(ofLocal index: Int, of code: FrameCode) -> LabelNumber {
        guard let name = code.name(index, space) else { return labels.label("local \(index)") }
        return labels.label(name.isFree ? .closure : .local, nameAt: name.address) {
            self.string(at: $0) ?? "?"
        }
    }

    /// `count` values of a stack of which the depth is known; the topmost may be what a generator waits for.
    func visitStack<S: ReferenceSink>(
        at slots: UInt64, count: Int, awaited: LabelNumber?, into sink: inout S
    ) {
        guard count > 0 else { return }
        guard let values = space.pointer(slots, count * 8) else {
            return sink.note("frames with values that were not captured")
        }
        for i in 0..<count {
            let target = values.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self)
            guard target != 0 else { continue }
            if i == count - 1, let awaited {
                sink.reference(to: target, awaited)
            } else {
                sink.reference(to: target, frameLabels.stack(i, isScanned: false, in: labels))
            }
        }
    }

    /// The stack of a frame that is executing: how much of it is in use is in a register, so whatever looks like an
    /// object counts, and is marked as found by looking.
    func visitStackByLooking<S: ReferenceSink>(at slots: UInt64, size: Int, into sink: inout S) {
        guard size > 0, let values = space.pointer(slots, size * 8) else { return }
        for i in 0..<size {
            let target = values.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self)
            guard target != 0, typeRow(at: target) >= 0 else { continue }
            sink.reference(to: target, frameLabels.stack(i, isScanned: true, in: labels))
        }
    }
}
