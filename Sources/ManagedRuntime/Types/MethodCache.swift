/// Where lookups of attributes along a method resolution order ended, by the type's version and the name: direct
/// mapped, with 3.11's size.
///
/// An entry holds its name and does not hold the attribute. It is valid while some type has its version: a type gets a
/// new one, and so leaves its entries behind, before anything that its attributes depend on changes, and an attribute
/// found is kept alive by a class that would have to change for it to go.
struct MethodCache {
    struct Entry {
        var version: UInt32
        var name: ObjectRef?
        /// Nil: there is no such attribute.
        var value: ObjectRef?
    }

    static let bits = 12

    let entries: UnsafeMutablePointer<Entry>

    init() {
        entries = .allocate(capacity: 1 << MethodCache.bits)
        entries.initialize(
            repeating: Entry(version: 0, name: nil, value: nil), count: 1 << MethodCache.bits)
    }

    func free() { entries.deallocate() }

    @inline(__always)
    func entry(version: UInt32, name: ObjectRef) -> UnsafeMutablePointer<Entry> {
        let index = (Int(version) ^ Int(bitPattern: name.address >> 3)) & (1 << MethodCache.bits - 1)
        return entries + index
    }
}

extension Runtime {
    /// The attribute as a class along the type's method resolution order has it, borrowed; nil where none has.
    @inline(__always)
    func lookUp(_ type: ObjectRef, _ name: ObjectRef) -> ObjectRef? {
        let version = type.typeVersion
        if version != 0 {
            let entry = language.pointee.methodCache.entry(version: version, name: name)
            if entry.pointee.version == version, entry.pointee.name == name { return entry.pointee.value }
        }
        return lookUpUncached(type, name)
    }

    private static let longestCachedName = 100

    @inline(never)
    private func lookUpUncached(_ type: ObjectRef, _ name: ObjectRef) -> ObjectRef? {
        let found = findAlongOrder(type, name)
        guard name.type == types.str, stringLength(name) <= Self.longestCachedName, assignVersion(type) else {
            return found
        }
        let entry = language.pointee.methodCache.entry(version: type.typeVersion, name: name)
        let old = entry.pointee.name
        entry.pointee = MethodCache.Entry(
            version: type.typeVersion, name: retained(name), value: found)
        release(old)
        return found
    }

    private func findAlongOrder(_ type: ObjectRef, _ name: ObjectRef) -> ObjectRef? {
        guard let order = type[reference: TypeLayout.mro] else { return nil }
        for index in 0..<tupleCount(order) {
            guard let dict = tupleItem(order, index)[reference: TypeLayout.dict] else { continue }
            if let value = dictValue(dict, for: name) { return value }
        }
        return nil
    }

    /// Gives the type a version, and before it its bases, unless they have one.
    /// - Returns: whether lookups in the type may be cached.
    func assignVersion(_ type: ObjectRef) -> Bool {
        if type.typeVersion != 0 { return true }
        guard language.pointee.nextTypeVersion != .max, let bases = type[reference: TypeLayout.bases] else {
            return false
        }
        for index in 0..<tupleCount(bases) where !assignVersion(tupleItem(bases, index)) { return false }
        type.typeVersion = language.pointee.nextTypeVersion
        language.pointee.nextTypeVersion += 1
        return true
    }

    /// Makes every cache forget what it knows of the type and of those that derive from it. To be called before an
    /// attribute changes.
    func typeWillChange(_ type: ObjectRef) {
        guard type.typeVersion != 0 else { return }
        forEachSubclass(of: type) { typeWillChange($0) }
        type.typeVersion = 0
    }

    /// Calls `body` with every direct subclass that is alive, borrowed.
    func forEachSubclass(of type: ObjectRef, _ body: (ObjectRef) -> Void) {
        guard let subclasses = type[reference: TypeLayout.subclasses] else { return }
        forEachEntry(subclasses) { _, weak in
            if let subclass = referent(of: weak) { body(subclass) }
        }
    }

    func releaseMethodCache() {
        let entries = language.pointee.methodCache.entries
        for index in 0..<1 << MethodCache.bits {
            let name = entries[index].name
            entries[index] = MethodCache.Entry(version: 0, name: nil, value: nil)
            release(name)
        }
    }

    func forEachCachedName(_ body: (ObjectRef) -> Void) {
        let entries = language.pointee.methodCache.entries
        for index in 0..<1 << MethodCache.bits {
            if let name = entries[index].name { body(name) }
        }
    }
}
