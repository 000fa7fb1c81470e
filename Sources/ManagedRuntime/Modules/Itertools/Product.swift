extension NativeType {
    static var product: NativeType {
        iterator(
            .product,
            new: { (runtime, type, arguments) throws(Raised) in try runtime.newProduct(type, arguments) },
            slots: { slots in
                ownsIndices(&slots, at: [SelectionLayout.indices]) { runtime, product in
                    product[reference: SelectionLayout.pool].map { runtime.tupleCount($0) } ?? 0
                }
            }
        ) { (runtime, product) throws(Raised) in try runtime.nextOfProduct(product) }
    }
}

extension Runtime {
    fileprivate func newProduct(_ type: ObjectRef, _ arguments: Arguments) throws(Raised) -> ObjectRef {
        let times = try repeatArgument(arguments)
        let count = arguments.count * times
        let pools = makeTuple(repeating: none, count: count)
        do throws(Raised) {
            for index in 0..<arguments.count where times > 0 {
                let pool = try makeTuple(from: arguments[index])
                replaceTupleItem(pools, index, with: pool)
                release(pool)
            }
        } catch {
            release(pools)
            throw error
        }
        for index in min(count, arguments.count)..<max(count, min(count, arguments.count)) {
            replaceTupleItem(pools, index, with: tupleItem(pools, index - arguments.count))
        }
        let product = newObject(of: type)
        product[reference: SelectionLayout.pool] = pools
        product[pointer: SelectionLayout.indices] = UnsafeMutableRawPointer(
            makeIndices(count: count) { _ in 0 })
        return product
    }

    private func repeatArgument(_ arguments: Arguments) throws(Raised) -> Int {
        guard let names = arguments.keywordNames else { return 1 }
        guard tupleCount(names) == 1, stringValue(tupleItem(names, 0)) == "repeat" else {
            throw typeError(
                "'\(stringValue(tupleItem(names, 0)))' is an invalid keyword argument for product()")
        }
        let times = try asInt(arguments.values[arguments.count])
        guard times >= 0 else { throw valueError("repeat argument cannot be negative") }
        return times
    }

    fileprivate func nextOfProduct(_ product: ObjectRef) throws(Raised) -> ObjectRef? {
        guard product[word: SelectionLayout.length] == 0, product[pointer: SelectionLayout.indices] != nil,
            let pools = product[reference: SelectionLayout.pool]
        else { return nil }
        let count = tupleCount(pools)
        guard product[reference: SelectionLayout.result] != nil else {
            return firstOfProduct(product, pools, count)
        }
        let result = changeableResult(product, at: SelectionLayout.result)
        let indices = indices(product)
        var index = count - 1
        while index >= 0 {
            let pool = tupleItem(pools, index)
            indices[index] += 1
            let isDone = indices[index] < tupleCount(pool)
            if !isDone { indices[index] = 0 }
            replaceTupleItem(result, index, with: tupleItem(pool, indices[index]))
            if isDone { return retained(result) }
            index -= 1
        }
        product[word: SelectionLayout.length] = 1
        return nil
    }

    private func firstOfProduct(_ product: ObjectRef, _ pools: ObjectRef, _ count: Int) -> ObjectRef? {
        for index in 0..<count where tupleCount(tupleItem(pools, index)) == 0 {
            product[word: SelectionLayout.length] = 1
            return nil
        }
        let result = makeTuple(repeating: none, count: count)
        for index in 0..<count {
            replaceTupleItem(result, index, with: tupleItem(tupleItem(pools, index), 0))
        }
        product[reference: SelectionLayout.result] = result
        return retained(result)
    }
}
