/// The built-in types: what an object's memory looks like. A type object carries the kind of its instances, the slot
/// that every dispatch reads; a class that derives from a built-in type has that type's kind.
///
/// What a kind's objects consist of is in `KindLayout`.
package enum ObjectKind: UInt8, CaseIterable, Sendable {
    case none, bool, int, float, str, bytes, tuple, list, dict, set, instance, type, frame, module,
        weakReference

    // Values.
    case ellipsis, notImplemented, bytearray, frozenset, range, slice, mappingProxy, genericAlias

    // What is called, and what it runs.
    case code, function, cell, boundMethod, builtinFunction, methodDescriptor, wrapperDescriptor,
        methodWrapper,
        classMethodDescriptor, getsetDescriptor, memberDescriptor, property, staticMethod, classMethod,
        superObject,
        generator, exception, traceback

    // Iterators and views.
    case listIterator, listReverseIterator, tupleIterator, strIterator, strASCIIIterator, bytesIterator,
        bytearrayIterator, rangeIterator, longRangeIterator, setIterator, dictKeyIterator, dictValueIterator,
        dictItemIterator, dictReverseKeyIterator, dictReverseValueIterator, dictReverseItemIterator, dictKeys,
        dictValues, dictItems, enumerate, zip, map, filter, reversed, callableIterator, sequenceIterator

    // Of modules.
    case weakProxy, weakCallableProxy, deque, dequeIterator, dequeReverseIterator, orderedDict,
        orderedDictIterator, orderedDictKeys, orderedDictValues, orderedDictItems, defaultDict, partial,
        lruCacheWrapper, lruCacheLink, keyWrapper, tupleGetter
    case count, cycle, `repeat`, chain, islice, takeWhile, dropWhile, starmap, product, permutations,
        combinations,
        combinationsWithReplacement, accumulate, groupBy, grouper, zipLongest, compress, filterFalse,
        pairwise, tee,
        teeDataObject
    case random, textStream, tracemallocStatistic

    /// Python's name of the type; `object` stands for the base that instances' classes derive from.
    package var typeName: String { KindLayout[self].name }
}
