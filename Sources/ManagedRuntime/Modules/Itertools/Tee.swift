/// ```
///  _tee + 16  pointer  link that holds the next item
///       + 24  Int      its position in the link
///  _tee_dataobject + 16  pointer  iterator
///                  + 24  Int32    items read; at 28, whether it is reading one now
///                  + 32  pointer  next link
///                  + 40           57 items
/// ```
/// Links are shared: what one iterator has read stays until the last one has passed it.
private enum TeeLayout {
    static let data = 16
    static let index = 24
    static let size = 40
}

private enum TeeDataLayout {
    static let iterator = 16
    static let count = 24
    static let isReading = 28
    static let next = 32
    static let items = 40
    static let capacity = 57
    static let size = 496
}

extension NativeType {
    static var tee: NativeType {
        iterator(
            .tee,
            new: { (runtime, type, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "_tee", receivers: 0)
                return try runtime.makeTee(arguments[0])
            },
            methods: [
                NativeFunction("__copy__", "(self, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 0...0, "_tee.__copy__")
                    return runtime.copyTee(arguments[0])
                }
            ]
        ) { (runtime, tee) throws(Raised) in try runtime.nextOfTee(tee) }
    }

    static var teeDataObject: NativeType {
        NativeType(.teeDataObject) {
            $0.slots = { slots in
                slots.traverse = { runtime, data, visit in
                    for index in 0..<data.teeCount {
                        visit(data[reference: TeeDataLayout.items + 8 * index].unsafelyUnwrapped)
                    }
                }
                slots.clear = { runtime, data in
                    let count = data.teeCount
                    data.teeCount = 0
                    for index in 0..<count {
                        runtime.release(data[reference: TeeDataLayout.items + 8 * index])
                    }
                }
            }
        }
    }
}

extension ObjectRef {
    fileprivate var teeCount: Int {
        get { Int(raw.load(fromByteOffset: TeeDataLayout.count, as: Int32.self)) }
        nonmutating set {
            raw.storeBytes(of: Int32(newValue), toByteOffset: TeeDataLayout.count, as: Int32.self)
        }
    }

    fileprivate var isReading: Bool {
        get { raw.load(fromByteOffset: TeeDataLayout.isReading, as: Int32.self) != 0 }
        nonmutating set {
            raw.storeBytes(of: newValue ? 1 : 0, toByteOffset: TeeDataLayout.isReading, as: Int32.self)
        }
    }
}

extension Runtime {
    func makeTees(_ iterable: ObjectRef, _ count: Int) throws(Raised) -> ObjectRef {
        guard count >= 0 else { throw valueError("n must be >= 0") }
        guard count > 0 else { return retained(statics.emptyTuple) }
        var tees = [try makeTee(iterable)]
        while tees.count < count { tees.append(copyTee(tees[0])) }
        return makeTuple(owned: tees)
    }

    /// Over an iterator of its own; over a tee, one that shares its links.
    fileprivate func makeTee(_ iterable: ObjectRef) throws(Raised) -> ObjectRef {
        let iterator = try iterator(of: iterable)
        if iterator.kind == .tee {
            defer { release(iterator) }
            return copyTee(iterator)
        }
        let data = makeTeeData(owned: iterator)
        let tee = newObject(of: types[.tee])
        tee[reference: TeeLayout.data] = data
        return tee
    }

    private func makeTeeData(owned iterator: ObjectRef) -> ObjectRef {
        let data = newContainer(types[.teeDataObject], size: TeeDataLayout.size)
        data[reference: TeeDataLayout.iterator] = iterator
        data[word: TeeDataLayout.count] = 0
        data[reference: TeeDataLayout.next] = nil
        track(data)
        return data
    }

    fileprivate func copyTee(_ tee: ObjectRef) -> ObjectRef {
        let copy = newObject(of: types[.tee])
        copy[reference: TeeLayout.data] = tee[reference: TeeLayout.data].map { retained($0) }
        copy[word: TeeLayout.index] = tee[word: TeeLayout.index]
        return copy
    }

    fileprivate func nextOfTee(_ tee: ObjectRef) throws(Raised) -> ObjectRef? {
        guard var data = tee[reference: TeeLayout.data] else { return nil }
        if tee[word: TeeLayout.index] >= TeeDataLayout.capacity {
            let following = nextLink(of: data)
            tee[reference: TeeLayout.data] = following
            tee[word: TeeLayout.index] = 0
            release(data)
            data = following
        }
        guard let item = try teeItem(data, tee[word: TeeLayout.index]) else { return nil }
        tee[word: TeeLayout.index] += 1
        return item
    }

    /// A new reference to the link that follows, made if need be.
    private func nextLink(of data: ObjectRef) -> ObjectRef {
        if data[reference: TeeDataLayout.next] == nil {
            let iterator = data[reference: TeeDataLayout.iterator].unsafelyUnwrapped
            data[reference: TeeDataLayout.next] = makeTeeData(owned: retained(iterator))
        }
        return retained(data[reference: TeeDataLayout.next].unsafelyUnwrapped)
    }

    private func teeItem(_ data: ObjectRef, _ index: Int) throws(Raised) -> ObjectRef? {
        if index < data.teeCount {
            return retained(data[reference: TeeDataLayout.items + 8 * index].unsafelyUnwrapped)
        }
        if data.isReading { throw runtimeError("cannot re-enter the tee iterator") }
        guard let iterator = data[reference: TeeDataLayout.iterator] else { return nil }
        data.isReading = true
        defer { data.isReading = false }
        guard let item = try next(iterator) else { return nil }
        data[reference: TeeDataLayout.items + 8 * index] = retained(item)
        data.teeCount = index + 1
        return item
    }
}
