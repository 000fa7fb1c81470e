/// How attributes are found again.
extension Runtime {
    @inline(never)
    func specializeLoad(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ owner: ObjectRef, _ name: ObjectRef
    ) {
        cache.counter = InlineCache.patience
    }

    @inline(never)
    func specializeStore(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ owner: ObjectRef, attribute name: ObjectRef
    ) {
        cache.counter = InlineCache.patience
    }

    @inline(never)
    func specializeMethod(
        _ instruction: InstructionPointer, _ cache: InlineCache, _ owner: ObjectRef, _ name: ObjectRef
    ) {
        cache.counter = InlineCache.patience
    }
}
