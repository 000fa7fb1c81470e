extension Runtime {
    /// `tuple(iterable)`, and the same for a class that derives from tuple.
    func newTuple(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        if type == types.tuple, arguments.keywordNames != nil {
            throw typeError("tuple() takes no keyword arguments")
        }
        guard arguments.count <= 1 else {
            throw typeError("tuple expected at most 1 argument, got \(arguments.count)")
        }
        let tuple =
            arguments.count == 1 ? try makeTuple(from: arguments[0]) : retained(statics.emptyTuple)
        if type == types.tuple { return tuple }
        defer { release(tuple) }
        let count = tupleCount(tuple)
        let instance = newObject(of: type, variableSize: 8 * count)
        instance[word: TupleLayout.count] = count
        for index in 0..<count { tupleItems(instance)[index] = retained(tupleItem(tuple, index)) }
        return instance
    }

    /// A new reference to a tuple of the iterable's items; to the iterable itself if it is a tuple.
    func makeTuple(from iterable: ObjectRef) throws(Raised) -> ObjectRef {
        if iterable.type == types.tuple { return retained(iterable) }
        if iterable.type == types.list { return makeTuple(ofList: iterable) }
        let iterator = try iterator(of: iterable)
        defer { release(iterator) }
        let list = try makeList(from: iterator)
        defer { release(list) }
        let count = listCount(list)
        guard count > 0 else { return retained(statics.emptyTuple) }
        let tuple = newTuple(count: count)
        tupleItems(tuple).update(from: listItems(list), count: count)
        list[word: ListLayout.count] = 0
        track(tuple)
        return tuple
    }

    func makeTuple(ofList list: ObjectRef) -> ObjectRef {
        let count = listCount(list)
        return count == 0 ? retained(statics.emptyTuple) : makeTuple(listItems(list), count: count)
    }

    func tupleItem(_ tuple: ObjectRef, key: ObjectRef) throws(Raised) -> ObjectRef {
        let count = tupleCount(tuple)
        if let index = try position(key) {
            let place = index < 0 ? index &+ count : index
            guard UInt(bitPattern: place) < UInt(bitPattern: count) else {
                throw indexError("tuple index out of range")
            }
            return retained(tupleItem(tuple, place))
        }
        guard key.kind == .slice else {
            throw typeError("tuple indices must be integers or slices, not \(typeName(of: key))")
        }
        let extent = try resolve(slice: key, count: count)
        if extent.count == 0 { return retained(statics.emptyTuple) }
        if extent.count == count, extent.step == 1, tuple.type == types.tuple { return retained(tuple) }
        let slice = newTuple(count: extent.count)
        for index in 0..<extent.count {
            tupleItems(slice)[index] = retained(tupleItem(tuple, extent.start + index * extent.step))
        }
        track(slice)
        return slice
    }

    func concatenateTuples(_ left: ObjectRef, _ right: ObjectRef) throws(Raised) -> ObjectRef {
        if tupleCountIfAny(left) == 0, right.type == types.tuple { return retained(right) }
        guard right.kind == .tuple else {
            throw typeError("can only concatenate tuple (not \"\(typeName(of: right))\") to tuple")
        }
        if tupleCount(right) == 0, left.type == types.tuple { return retained(left) }
        let (leftCount, rightCount) = (tupleCount(left), tupleCount(right))
        guard leftCount + rightCount > 0 else { return retained(statics.emptyTuple) }
        let result = newTuple(count: leftCount + rightCount)
        for index in 0..<leftCount { tupleItems(result)[index] = retained(tupleItem(left, index)) }
        for index in 0..<rightCount {
            tupleItems(result)[leftCount + index] = retained(tupleItem(right, index))
        }
        track(result)
        return result
    }

    private func tupleCountIfAny(_ object: ObjectRef) -> Int? {
        object.kind == .tuple ? tupleCount(object) : nil
    }

    func repeatTuple(_ tuple: ObjectRef, _ times: Int) throws(Raised) -> ObjectRef {
        let count = tupleCount(tuple)
        if tuple.type == types.tuple, count == 0 || times == 1 { return retained(tuple) }
        let total = try repeatedCount(count, times)
        guard total > 0 else { return retained(statics.emptyTuple) }
        let result = newTuple(count: total)
        fillRepeating(tupleItems(result), tupleItems(tuple), count, total)
        track(result)
        return result
    }

    /// The mixing of xxHash (Yann Collet), as tuples have used it since CPython 3.8.
    func hashTuple(_ tuple: ObjectRef) throws(Raised) -> Int {
        var mixed: UInt = 2_870_177_450_012_600_261
        let count = tupleCount(tuple)
        for index in 0..<count {
            let lane = UInt(bitPattern: try hashOf(tupleItem(tuple, index)))
            mixed &+= lane &* 14_029_467_366_897_019_727
            mixed = mixed << 31 | mixed >> 33
            mixed &*= 11_400_714_785_074_694_791
        }
        mixed &+= UInt(count) ^ (2_870_177_450_012_600_261 ^ 3_527_539)
        return mixed == .max ? 1_546_275_796 : Int(bitPattern: mixed)
    }

    func representTuple(_ tuple: ObjectRef) throws(Raised) -> ObjectRef {
        let count = tupleCount(tuple)
        if count == 0 { return makeString("()") }
        return try representing(tuple, dots: "(...)") { (writer) throws(Raised) in
            writer.append("(")
            for index in 0..<count {
                if index > 0 { writer.append(", ") }
                try writer.append(representationOf: tupleItem(tuple, index), self)
            }
            writer.append(count == 1 ? ",)" : ")")
        }
    }
}
