/// Weak references: every referent heads a doubly linked list of the weak references to it.
extension Runtime {
    /// A new reference to a weak reference to the object: the one there is, if there is one, as in Python where
    /// neither has a callback. The object must be of a kind that takes weak references: an instance, a class, a set
    /// or a module.
    package func makeWeakReference(to referent: ObjectRef) -> ObjectRef {
        guard let head = referent.kind.weakListOffset else {
            preconditionFailure("cannot create weak reference to '\(referent.kind.typeName)' object")
        }
        if let existing = referent[reference: head] {
            retain(existing)
            return existing
        }
        let weak = newContainer(types.weakReference, size: WeakReferenceLayout.size)
        weak.raw.initializeMemory(as: UInt8.self, at: 16, count: WeakReferenceLayout.size - 16)
        weak[reference: WeakReferenceLayout.referent] = referent
        referent[reference: head] = weak
        track(weak)
        return weak
    }

    /// The referent, borrowed; nil once it is gone.
    package func referent(of weak: ObjectRef) -> ObjectRef? { weak[reference: WeakReferenceLayout.referent] }

    /// The referent is about to go: nobody reaches it through a weak reference any more.
    func clearWeakReferences(to referent: ObjectRef) {
        guard let head = referent.kind.weakListOffset else { return }
        while let weak = referent[reference: head] { unlinkWeakReference(weak) }
    }

    /// Takes a weak reference off its referent's list.
    func unlinkWeakReference(_ weak: ObjectRef) {
        guard let referent = referent(of: weak), let head = referent.kind.weakListOffset else { return }
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
