import BigInt

/// ```
///  enumerate + 16  Int      the next number, while it fits
///            + 24  pointer  iterator
///            + 32  pointer  the pair returned last, used again when nobody else holds it
///            + 40  pointer  the next number as an int, once it does not fit
/// ```
enum EnumerateLayout {
    static let index = 16
    static let iterator = 24
    static let pair = 32
    static let longIndex = 40
}

extension NativeType {
    static var enumerate: NativeType {
        var type = iterator(
            .enumerate,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newEnumerate(type, arguments) }
        ) { (runtime, iterator) throws(Raised) in try runtime.nextOfEnumerate(iterator) }
        type.classMethods = [.classItem]
        return type
    }
}

extension Runtime {
    private static let enumerateSignature = Signature("enumerate", ["iterable", "start"], required: 1)

    fileprivate func newEnumerate(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let values = try bind(arguments, Self.enumerateSignature)
        let start = try values[1].map { (object) throws(Raised) in try indexObject(object) } ?? makeInt(0)
        let iterator: ObjectRef
        do throws(Raised) {
            iterator = try self.iterator(of: values[0].unsafelyUnwrapped)
        } catch {
            release(start)
            throw error
        }
        let object = newObject(of: type)
        object[reference: EnumerateLayout.iterator] = iterator
        object[reference: EnumerateLayout.pair] = makeTuple([none, none])
        if let index = intValue(start), index < .max {
            object[word: EnumerateLayout.index] = index
            release(start)
        } else {
            object[word: EnumerateLayout.index] = .max
            object[reference: EnumerateLayout.longIndex] = start
        }
        return object
    }

    @inline(__always)
    fileprivate func nextOfEnumerate(_ object: ObjectRef) throws(Raised) -> ObjectRef? {
        let iterator = object[reference: EnumerateLayout.iterator].unsafelyUnwrapped
        guard let item = try next(iterator) else { return nil }
        let index = object[word: EnumerateLayout.index]
        let number: ObjectRef
        if index < .max {
            object[word: EnumerateLayout.index] = index + 1
            number = makeInt(index)
        } else {
            number = advanceLongIndex(object)
        }
        return pair(reusing: object[reference: EnumerateLayout.pair].unsafelyUnwrapped, owned: number, item)
    }

    private func advanceLongIndex(_ object: ObjectRef) -> ObjectRef {
        let number = object[reference: EnumerateLayout.longIndex] ?? makeInt(Int.max)
        object[reference: EnumerateLayout.longIndex] = makeInt(bigInt(number) + 1)
        return number
    }

    /// A tuple of two: the one given, if its owner alone holds it, or else a new one. Takes over two references.
    @inline(__always)
    func pair(reusing tuple: ObjectRef, owned first: ObjectRef, _ second: ObjectRef) -> ObjectRef {
        guard tuple.refcount == 1 else { return makePair(owned: first, second) }
        retain(tuple)
        let items = tupleItems(tuple)
        let (oldFirst, oldSecond) = (items[0], items[1])
        items[0] = first
        items[1] = second
        release(oldFirst)
        release(oldSecond)
        if !tuple.isTracked { track(tuple) }
        return tuple
    }
}
