extension NativeModule {
    static var itertools: NativeModule {
        NativeModule("itertools") {
            $0.types = [
                .accumulate, .chain, .combinations, .combinationsWithReplacement, .compress, .count, .cycle,
                .dropWhile, .filterFalse, .groupBy, .islice, .pairwise, .permutations, .product, .repeat,
                .starmap, .takeWhile, .zipLongest, .grouper, .tee, .teeDataObject,
            ]
            $0.functions = [
                NativeFunction("tee", "(iterable, n=2, /)") { (runtime, arguments) throws(Raised) in
                    try runtime.expect(arguments, 1...2, "tee", receivers: 0)
                    let count = arguments.count > 1 ? try runtime.asInt(arguments[1]) : 2
                    return try runtime.makeTees(arguments[0], count)
                }
            ]
        }
    }
}

extension NativeType {
    /// The iterators of the module `itertools`. One line each.
    static var itertools: [NativeType] {
        [
            accumulate,
            chain,
            combinations,
            combinationsWithReplacement,
            compress,
            count,
            cycle,
            dropWhile,
            filterFalse,
            groupBy,
            grouper,
            islice,
            pairwise,
            permutations,
            product,
            `repeat`,
            starmap,
            takeWhile,
            tee,
            teeDataObject,
            zipLongest,
        ]
    }
}

extension Runtime {
    /// Refuses keyword arguments in a call of a type itself; its subclasses may have their own.
    func refuseKeywords(_ arguments: Arguments, _ type: ObjectRef, _ kind: ObjectKind) throws(Raised) {
        if arguments.keywordNames != nil, type == types[kind] {
            throw typeError("\(kind.typeName)() takes no keyword arguments")
        }
    }

    /// Without keyword arguments, which a subclass may have.
    func positional(_ arguments: Arguments) -> Arguments {
        Arguments(arguments.values, count: arguments.count)
    }
}
