/// Interned strings: of equal ones, one. The table is a dict from each to itself whose references do not count: when
/// an interned string dies, it is taken off the table first, as in 3.11.
extension Runtime {
    /// A new reference to the interned str with this text: for identifiers, such as the names of attributes.
    package func intern(_ text: String) -> ObjectRef { intern(owned: makeString(text)) }

    /// A new reference to the interned str equal to the one given, in exchange for the caller's reference to it.
    package func intern(owned string: ObjectRef) -> ObjectRef {
        if isInterned(string) { return string }
        if isStatic(string) { return string }
        let table = statics.internedTable
        if let canonical = dictValue(table, for: string) {
            state.pointee.internHits += 1
            retain(canonical)
            release(string)
            return canonical
        }
        state.pointee.internMisses += 1
        addDictEntry(table, string, string, hash: stringHash(string))
        setInterned(string, true)
        return string
    }

    @inline(__always)
    package func isInterned(_ string: ObjectRef) -> Bool { stringState(string).isInterned }

    /// Strings on the table. The shared ones of one character are interned without being on it.
    package var internedCount: Int { dictCount(statics.internedTable) }

    /// Calls `body` with every string on the table, borrowed.
    package func forEachInterned<Failure: Error>(_ body: (ObjectRef) throws(Failure) -> Void) throws(Failure)
    {
        try forEachEntry(statics.internedTable) { (key, _) throws(Failure) in try body(key) }
    }

    func forgetInterned(_ string: ObjectRef) {
        let removed = removeDictEntry(statics.internedTable, string, hash: stringHash(string))
        precondition(removed?.key == string, "an interned string was not on the table")
        if internedCount == 0 { freeInternedTable() }
    }

    /// Gives back the table's memory. The references in it were never counted.
    func freeInternedTable() {
        guard ownsKeys(statics.internedTable) else { return }
        freeKeys(detachDictKeys(statics.internedTable))
    }

    func setInterned(_ string: ObjectRef, _ isInterned: Bool) {
        var state = stringState(string)
        state.isInterned = isInterned
        string.raw.storeBytes(of: state.bits, toByteOffset: StrLayout.state, as: UInt32.self)
    }
}

extension Runtime {
    /// The interned str with this text, borrowed from whoever else holds it: for names that some type's dict has.
    func intern(borrowed text: String) -> ObjectRef {
        let name = intern(text)
        precondition(name.refcount > 1, "nothing else holds the name")
        name.refcount -= 1
        return name
    }
}
