/// Weak references: every referent heads a doubly linked list of the weak references to it.
extension Runtime {
    /// A new reference to a weak reference to the object: the one there is, if there is one, as in Python where
    /// neither has a callback. The object must be of a kind that takes weak references: an instance, a class, a set
    /// or a module.
    package func makeWeakReference(to referent: ObjectRef) -> ObjectRef {
        let head = referent.type[word: TypeLayout.instanceWeakList]
        precondition(head != 0, "cannot create weak reference to '\(referent.kind.typeName)' object")
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
        while let weak = referent.weakListHead { unlinkWeakReference(weak) }
    }

    /// Takes a weak reference off its referent's list.
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

extension ObjectRef {
    /// The first weak reference to the object, borrowed.
    @inline(__always)
    var weakListHead: ObjectRef? {
        let offset = type[word: TypeLayout.instanceWeakList]
        return offset == 0 ? nil : self[reference: offset]
    }
}
