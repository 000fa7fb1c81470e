extension Runtime {
    /// A new iterator that asks the object for its items 0, 1, 2 and so on.
    func makeSequenceIterator(_ sequence: ObjectRef) -> ObjectRef {
        let iterator = newContainer(types[.sequenceIterator], size: 32)
        iterator[word: 16] = 0
        iterator[reference: 24] = retained(sequence)
        track(iterator)
        return iterator
    }
}
