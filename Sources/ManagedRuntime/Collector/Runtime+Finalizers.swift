extension Runtime {
    /// Calls the finalizer of an object that is going to die, once in its life, and sees whether it still is.
    ///
    /// The object's count is 0 before and after, unless somebody has taken a reference meanwhile.
    /// - Returns: whether the object lives on.
    func finalizeAtDeallocation(_ object: ObjectRef) -> Bool {
        let isContainer = object.isContainer
        if isContainer, object.isFinalized { return false }
        object.refcount = 1
        if isContainer { track(object) }
        callFinalizer(object)
        if isContainer { object.markFinalized() }
        object.refcount -= 1
        if object.refcount > 0 { return true }
        if isContainer { untrackIfTracked(object) }
        return false
    }

    /// Calls the finalizer, whatever exception is on its way in the meantime.
    func callFinalizer(_ object: ObjectRef) {
        guard let finalize = object.type.slots.pointee.finalize else { return }
        let pending = state.pointee.pendingException
        state.pointee.pendingException = nil
        finalize(self, object)
        state.pointee.pendingException = pending
    }

    /// The finalizer of a class with `__del__`. What that raises is reported and forgotten.
    func dispatchFinalize(_ object: ObjectRef) {
        guard let method = lookUp(object.type, name(.__del__)).map(retained) else { return }
        defer { release(method) }
        do throws(Raised) {
            release(try callSpecial(object, .__del__))
        } catch {
            reportUnraisable(method)
        }
    }
}
