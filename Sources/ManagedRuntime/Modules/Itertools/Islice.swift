/// ```
///  islice + 16  pointer  iterator, 0 once exhausted
///         + 24  Int      position of the next item to yield
///         + 32  Int      stop; -1 for none
///         + 40  Int      step
///         + 48  Int      items taken from the iterator
/// ```
private enum IsliceLayout {
    static let iterator = 16
    static let next = 24
    static let stop = 32
    static let step = 40
    static let taken = 48
}

extension NativeType {
    static var islice: NativeType {
        iterator(
            .islice,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newIslice(type, arguments) }
        ) { (runtime, islice) throws(Raised) in try runtime.nextOfIslice(islice) }
    }
}

extension Runtime {
    private static let stopMessage =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    private static let indexMessage =
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    private static let stepMessage = "Step for islice() must be a positive integer or None."

    fileprivate func newIslice(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        try refuseKeywords(arguments, type, .islice)
        try expect(positional(arguments), 2...4, "islice", receivers: 0)
        var (start, stop, step) = (0, -1, 1)
        if arguments.count == 2 {
            stop = try isliceBound(arguments[1], Self.stopMessage) ?? -1
        } else {
            stop = try isliceBound(arguments[2], Self.stopMessage) ?? -1
            start = try isliceBound(arguments[1], Self.indexMessage) ?? 0
        }
        if arguments.count == 4 {
            step = try isliceBound(arguments[3], Self.stepMessage) ?? 1
            guard step > 0 else { throw valueError(Self.stepMessage) }
        }
        let iterator = try iterator(of: arguments[0])
        let islice = newObject(of: type)
        islice[reference: IsliceLayout.iterator] = iterator
        islice[word: IsliceLayout.next] = start
        islice[word: IsliceLayout.stop] = stop
        islice[word: IsliceLayout.step] = step
        return islice
    }

    private func isliceBound(_ object: ObjectRef, _ message: String) throws(Raised) -> Int? {
        if object == none { return nil }
        guard isIndex(object) else { throw valueError(message) }
        let value = try clippedIndex(object)
        guard value >= 0 else { throw valueError(message) }
        return value
    }

    fileprivate func nextOfIslice(_ islice: ObjectRef) throws(Raised) -> ObjectRef? {
        guard let iterator = islice[reference: IsliceLayout.iterator] else { return nil }
        let stop = islice[word: IsliceLayout.stop]
        while islice[word: IsliceLayout.taken] < islice[word: IsliceLayout.next] {
            guard let skipped = try next(iterator) else { return finishIslice(islice) }
            release(skipped)
            islice[word: IsliceLayout.taken] += 1
        }
        if stop != -1, islice[word: IsliceLayout.taken] >= stop { return finishIslice(islice) }
        guard let item = try next(iterator) else { return finishIslice(islice) }
        islice[word: IsliceLayout.taken] += 1
        let (following, overflow) = islice[word: IsliceLayout.next]
            .addingReportingOverflow(islice[word: IsliceLayout.step])
        islice[word: IsliceLayout.next] =
            overflow || stop != -1 && following > stop ? (stop == -1 ? .max : stop) : following
        return item
    }

    private func finishIslice(_ islice: ObjectRef) -> ObjectRef? {
        exhaust(islice, at: IsliceLayout.iterator)
        return nil
    }
}
