/// Which exceptions are being handled: a stack of items, one for the thread and one for each running generator. What a
/// handler replaces is kept on its frame's value stack and put back when it ends.
///
/// ```
///  item + 0  exception  owned; 0 for none
///       + 8  previous   pointer to the item below
/// ```
struct HandledItem {
    let raw: UnsafeMutableRawPointer

    static func makeOutermost() -> HandledItem {
        let raw = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 8)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: 16)
        return HandledItem(raw: raw)
    }

    @inline(__always)
    var exception: ObjectRef? {
        get { raw.load(as: ObjectRef?.self) }
        nonmutating set { raw.storeBytes(of: newValue, as: ObjectRef?.self) }
    }

    var previous: HandledItem? {
        get { raw.load(fromByteOffset: 8, as: UnsafeMutableRawPointer?.self).map(HandledItem.init) }
        nonmutating set {
            raw.storeBytes(of: newValue?.raw, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
        }
    }
}

extension Runtime {
    /// The exception being handled, borrowed; nil where none is.
    var handledException: ObjectRef? {
        var item: HandledItem? = state.pointee.handled
        while let current = item {
            if let exception = current.exception, exception != none { return exception }
            item = current.previous
        }
        return nil
    }

    /// Chains the exception to the one being handled, if there is one and it is another. A chain that already contains
    /// the exception is cut there, so that none becomes a cycle.
    func setContext(of exception: ObjectRef) {
        guard let handled = handledException, handled != exception else { return }
        avoidCycle(in: handled, of: exception)
        let old = exception[reference: ExceptionLayout.context]
        exception[reference: ExceptionLayout.context] = retained(handled)
        release(old)
    }

    /// Floyd's: the slow pointer goes one step for two of the other, in case the chain is a cycle without `exception`.
    private func avoidCycle(in handled: ObjectRef, of exception: ObjectRef) {
        var current = handled
        var slow = handled
        var movesSlow = false
        while let context = current[reference: ExceptionLayout.context] {
            if context == exception {
                current[reference: ExceptionLayout.context] = nil
                return release(context)
            }
            current = context
            if current == slow { return }
            if movesSlow { slow = slow[reference: ExceptionLayout.context] ?? slow }
            movesSlow.toggle()
        }
    }
}
