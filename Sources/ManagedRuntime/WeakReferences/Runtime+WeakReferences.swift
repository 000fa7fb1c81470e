/// Weak references: every referent heads a doubly linked list of the weak references to it.
///
/// The order is CPython's: first the reference without a callback that everybody shares, then the proxy without one, then
/// the others, the youngest first.
extension Runtime {
    /// A new reference to a weak reference to the object: the one there is, if there is one, as in Python where
    /// neither has a callback. The object must be of a kind that takes weak references: an instance, a class, a set
    /// or a module.
    package func makeWeakReference(to referent: ObjectRef) -> ObjectRef {
        precondition(
            referent.takesWeakReferences,
            "cannot create weak reference to '\(referent.kind.typeName)' object")
        return makeWeakReference(types.weakReference, to: referent, callback: nil)
    }

    /// A new reference to a weak reference or proxy of the type. Without callback, those of the built-in types are shared.
    func makeWeakReference(_ type: ObjectRef, to referent: ObjectRef, callback: ObjectRef?) -> ObjectRef {
        if callback == nil, let existing = sharedWeakReference(to: referent, type) {
            return retained(existing)
        }
        // This may collect garbage, and so change the list.
        let weak = newContainer(type, size: type[word: TypeLayout.basicSize], prefix: type.instancePrefix)
        weak.raw.initializeMemory(as: UInt8.self, at: 16, count: type[word: TypeLayout.basicSize] - 16)
        if type.typeFlags.contains(.managedDict) {
            weak[word: InstanceLayout.values] = 0
            weak[word: InstanceLayout.dict] = 0
        }
        if type.isHeapType { retain(type) }
        weak[word: WeakReferenceLayout.hash] = -1
        weak[reference: WeakReferenceLayout.callback] = callback.map(retained)
        weak[reference: WeakReferenceLayout.referent] = referent
        insert(
            weak,
            after: callback == nil && !type.isHeapType
                ? predecessorOfShared(type, referent) : lastShared(referent))
        track(weak)
        return weak
    }

    /// The first on the list without callback and of exactly the type.
    private func sharedWeakReference(to referent: ObjectRef, _ type: ObjectRef) -> ObjectRef? {
        var current = referent.weakListHead
        while let weak = current, weak.isShared {
            if weak.type == type { return weak }
            current = weak[reference: WeakReferenceLayout.next]
        }
        return nil
    }

    /// A shared reference comes first, a shared proxy after it.
    private func predecessorOfShared(_ type: ObjectRef, _ referent: ObjectRef) -> ObjectRef? {
        guard type != types.weakReference else { return nil }
        return sharedWeakReference(to: referent, types.weakReference)
    }

    private func lastShared(_ referent: ObjectRef) -> ObjectRef? {
        var last: ObjectRef?
        var current = referent.weakListHead
        while let weak = current, weak.isShared {
            last = weak
            current = weak[reference: WeakReferenceLayout.next]
        }
        return last
    }

    /// Puts a weak reference, whose referent is set, into the list: behind another, or first.
    private func insert(_ weak: ObjectRef, after previous: ObjectRef?) {
        let referent = weak[reference: WeakReferenceLayout.referent].unsafelyUnwrapped
        let head = referent.type[word: TypeLayout.instanceWeakList]
        let next = previous.map { $0[reference: WeakReferenceLayout.next] } ?? referent[reference: head]
        weak[reference: WeakReferenceLayout.previous] = previous
        weak[reference: WeakReferenceLayout.next] = next
        next?[reference: WeakReferenceLayout.previous] = weak
        if let previous {
            previous[reference: WeakReferenceLayout.next] = weak
        } else {
            referent[reference: head] = weak
        }
    }

    /// The referent, borrowed; nil once it is gone.
    package func referent(of weak: ObjectRef) -> ObjectRef? { weak[reference: WeakReferenceLayout.referent] }

    /// How many weak references and proxies to the object there are.
    func weakReferenceCount(_ referent: ObjectRef) -> Int {
        var count = 0
        forEachWeakReference(to: referent) { _ in count += 1 }
        return count
    }

    /// Calls `body` with each, borrowed, in the order of the list.
    func forEachWeakReference(to referent: ObjectRef, _ body: (ObjectRef) -> Void) {
        var current = referent.weakListHead
        while let weak = current {
            current = weak[reference: WeakReferenceLayout.next]
            body(weak)
        }
    }

    /// The referent is being deallocated: nobody reaches it through a weak reference any more, and those who asked are
    /// called, the youngest first.
    func clearWeakReferences(of referent: ObjectRef) {
        while let weak = referent.weakListHead, weak[reference: WeakReferenceLayout.callback] == nil {
            unlinkWeakReference(weak)
        }
        guard let first = referent.weakListHead else { return }
        if first[reference: WeakReferenceLayout.next] == nil { return clearOnly(first) }
        var calls: [(weak: ObjectRef, callback: ObjectRef)] = []
        forEachWeakReference(to: referent) { weak in
            let callback = weak[reference: WeakReferenceLayout.callback]
            weak[reference: WeakReferenceLayout.callback] = nil
            unlinkWeakReference(weak)
            guard let callback else { return }
            if weak.refcount > 0 {
                calls.append((retained(weak), callback))
            } else {
                release(callback)
            }
        }
        for call in calls { callWeakCallback(call.weak, call.callback) }
        for call in calls.reversed() {
            release(call.callback)
            release(call.weak)
        }
    }

    /// The one weak reference there is, with a callback. It may itself be dying, which makes the callback moot.
    private func clearOnly(_ weak: ObjectRef) {
        let callback = weak[reference: WeakReferenceLayout.callback].unsafelyUnwrapped
        weak[reference: WeakReferenceLayout.callback] = nil
        unlinkWeakReference(weak)
        if weak.refcount > 0 { callWeakCallback(weak, callback) }
        release(callback)
    }

    /// Calls a callback, whatever exception is on its way in the meantime. What it raises is reported and forgotten.
    func callWeakCallback(_ weak: ObjectRef, _ callback: ObjectRef) {
        let pending = state.pointee.pendingException
        state.pointee.pendingException = nil
        do throws(Raised) {
            release(try call(callback, weak))
        } catch {
            reportUnraisable(callback)
        }
        state.pointee.pendingException = pending
    }

    /// Takes a weak reference off its referent's list. Its callback stays.
    func unlinkWeakReference(_ weak: ObjectRef) {
        guard let referent = referent(of: weak) else { return }
        let head = referent.type[word: TypeLayout.instanceWeakList]
        let previous = weak[reference: WeakReferenceLayout.previous]
        let next = weak[reference: WeakReferenceLayout.next]
        if let previous {
            previous[reference: WeakReferenceLayout.next] = next
        } else {
            referent[reference: head] = next
        }
        next?[reference: WeakReferenceLayout.previous] = previous
        weak[reference: WeakReferenceLayout.referent] = nil
        weak[reference: WeakReferenceLayout.previous] = nil
        weak[reference: WeakReferenceLayout.next] = nil
    }
}

extension ObjectKind {
    @inline(__always)
    var isWeakReference: Bool { self == .weakReference || self == .weakProxy || self == .weakCallableProxy }
}

extension ObjectRef {
    /// The first weak reference to the object, borrowed.
    @inline(__always)
    var weakListHead: ObjectRef? {
        let offset = type[word: TypeLayout.instanceWeakList]
        return offset == 0 ? nil : self[reference: offset]
    }

    @inline(__always)
    var takesWeakReferences: Bool { type[word: TypeLayout.instanceWeakList] != 0 }

    /// Of a weak reference: whether it is one of those that everybody shares.
    fileprivate var isShared: Bool {
        self[reference: WeakReferenceLayout.callback] == nil && !type.isHeapType
    }
}
