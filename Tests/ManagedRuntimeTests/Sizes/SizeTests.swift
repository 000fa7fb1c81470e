import Testing

@testable import ManagedRuntime

@Suite("Sizes are those of sys.getsizeof on CPython 3.11")
struct SizeTests {
    let runtime = Runtime()
    let python = SizeTable.committed

    @Test(
        "The committed table is what a CPython 3.11 on this machine prints",
        .enabled(if: CPython311.interpreter != nil, "no python3.11 on the path"))
    func tableIsCurrent() throws {
        #expect(
            try CPython311.run(CPython311.interpreter!, [SizeTable.recipe.path]) == SizeTable.committedText())
    }

    private func strings(_ scalar: String, _ lengths: ClosedRange<Int>) -> [Int] {
        lengths.map { runtime.shallowSize(runtime.makeString(String(repeating: scalar, count: $0))) }
    }

    @Test("None, bool, float")
    func atoms() {
        let sizes = [runtime.none, runtime.bool(true), runtime.bool(false), runtime.makeFloat(1.5)]
            .map(runtime.shallowSize)
        #expect(python["atoms"] == sizes)
    }

    @Test("int of 0 to 10 digits")
    func ints() {
        let values = (0...10).map { count in
            runtime.makeInt(limbs: Array(repeating: 1, count: count), negative: false)
        }
        let negative = (1...10).map { runtime.makeInt(limbs: Array(repeating: 7, count: $0), negative: true) }
        #expect(python["ints"] == values.map(runtime.shallowSize))
        #expect(python["negative ints"] == negative.map(runtime.shallowSize))
    }

    @Test(
        "str of every width",
        arguments: [
            ("str ascii", "a"), ("str latin-1", "\u{e9}"), ("str two bytes", "\u{416}"),
            ("str four bytes", "\u{1F600}"),
        ])
    func strs(name: String, character: String) {
        #expect(python[name] == strings(character, 0...299))
    }

    @Test("bytes")
    func bytes() {
        let sizes = (0..<300).map { runtime.shallowSize(runtime.makeBytes(count: $0)) }
        #expect(python["bytes"] == sizes)
    }

    @Test("tuple of 0 to 80 items")
    func tuples() {
        let sizes = (0...80).map {
            runtime.shallowSize(runtime.makeTuple(Array(repeating: runtime.none, count: $0)))
        }
        #expect(python["tuples"] == sizes)
    }

    @Test("list by append, by display, by extend, and shrinking by pop")
    func lists() {
        let list = runtime.makeList()
        var sizes = [runtime.shallowSize(list)]
        for _ in 0..<2000 {
            runtime.append(runtime.none, to: list)
            sizes.append(runtime.shallowSize(list))
        }
        while runtime.popLast(list) != nil { sizes.append(runtime.shallowSize(list)) }
        for count in 0...30 {
            sizes.append(runtime.shallowSize(runtime.makeList(Array(repeating: runtime.none, count: count))))
        }
        for count in 0...200 {
            let extended = runtime.makeList([runtime.none])
            runtime.extend(extended, with: Array(repeating: runtime.none, count: count))
            sizes.append(runtime.shallowSize(extended))
        }
        #expect(python["lists"] == sizes)
    }

    @Test("dict of 0 to 2000 entries, with str keys, int keys, and one kind after the other")
    func dicts() {
        func grow(_ key: (Int) -> ObjectRef) -> [Int] {
            let dict = runtime.makeDict()
            return [runtime.shallowSize(dict)]
                + (0..<2000).map { index in
                    runtime.setDictValue(dict, ownedKey: key(index), ownedValue: runtime.makeInt(index))
                    return runtime.shallowSize(dict)
                }
        }
        #expect(python["dicts of str"] == grow { runtime.makeString("key \($0)") })
        #expect(python["dicts of int"] == grow { runtime.makeInt($0) })
        #expect(
            python["dicts of both"] == grow { $0 < 7 ? runtime.makeString("k\($0)") : runtime.makeInt($0) })
    }

    @Test("dict under deletions: its table shrinks only when it is next resized")
    func dictDeletion() {
        let dict = runtime.makeDict()
        var sizes: [Int] = []
        for index in 0..<3000 {
            runtime.setDictValue(dict, ownedKey: runtime.makeInt(index), ownedValue: runtime.makeInt(index))
            if index % 3 != 0 { runtime.removeDictValue(dict, for: runtime.makeInt(index - index % 3)) }
            if index % 7 == 5 { runtime.removeDictValue(dict, for: runtime.makeInt(index)) }
            sizes.append(runtime.shallowSize(dict))
        }
        #expect(python["dicts with deletions"] == sizes)
    }

    @Test("set of 0 to 2000 members, then emptied and filled again")
    func sets() {
        let set = runtime.makeSet()
        var sizes = [runtime.shallowSize(set)]
        for index in 0..<2000 {
            runtime.insert(runtime.makeInt(index), into: set)
            sizes.append(runtime.shallowSize(set))
        }
        for index in 0..<1990 { runtime.remove(runtime.makeInt(index), from: set) }
        for index in 0..<2000 {
            runtime.insert(runtime.makeInt(1_000_000 + index), into: set)
            sizes.append(runtime.shallowSize(set))
        }
        #expect(python["sets"] == sizes)
    }

    @Test("instances of 0 to 60 attributes, before and after their dicts were asked for")
    func instances() throws {
        let module = runtime.makeModule("m")
        let type = runtime.makeClass("A", in: module)
        var sizes: [Int] = []
        for count in 0...60 {
            let instance = runtime.makeInstance(of: type)
            for index in 0..<count {
                runtime.setAttribute(instance, runtime.intern("x\(index)"), runtime.none)
            }
            sizes.append(runtime.sizeOf(instance))
            runtime.materializeDict(of: instance)
            sizes.append(runtime.sizeOf(try #require(runtime.instanceDict(instance))))
            runtime.release(instance)
        }
        #expect(python["instances"] == sizes)
    }

    @Test("class, built-in type, module, weak reference")
    func containersOfOneSize() {
        let module = runtime.makeModule("m")
        let type = runtime.makeClass("A", in: module)
        let weak = runtime.makeWeakReference(to: type)
        let sizes = [type, runtime.types.int, module, weak].map(runtime.shallowSize)
        #expect(python["types, module, weak reference"] == sizes)
    }
}
