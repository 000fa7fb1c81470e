import Testing

@testable import ManagedRuntime

/// Managed containers against Swift's own, under random operations.
@Suite("Containers")
struct ContainerTests {
    /// Keys of every hashable kind; equal numbers make equal objects. `1`, `1.0` and `True` are one key.
    private func makeKey(_ number: Int, _ runtime: Runtime) -> ObjectRef {
        switch number % 4 {
        case 0: return runtime.makeString("key \(number)")
        case 1: return Bool.random() ? runtime.makeInt(number) : runtime.makeFloat(Double(number))
        case 2: return runtime.makeTuple(owned: [runtime.makeInt(number), runtime.makeString("é\(number)")])
        default: return runtime.makeBytes(repeating: 7, count: number)
        }
    }

    @Test("A dict behaves as Swift's Dictionary, and keeps insertion order", arguments: [20, 300, 4000])
    func dict(keyRange: Int) {
        let seed = UInt64.random(in: .min ... .max)
        print("dict: seed \(seed)")
        var random = SplitMix64(seed: seed)
        let runtime = Runtime()
        let dict = runtime.makeDict()
        var model: [Int: Int] = [:]
        var order: [Int] = []
        for step in 0..<8000 {
            let number = random.below(keyRange)
            let key = makeKey(number, runtime)
            if random.below(3) == 0 {
                #expect(runtime.removeDictValue(dict, for: key) == (model.removeValue(forKey: number) != nil))
                order.removeAll { $0 == number }
            } else {
                if model.updateValue(step, forKey: number) == nil { order.append(number) }
                runtime.setDictValue(dict, key, runtime.makeInt(step + 1000))
                runtime.release(runtime.dictValue(dict, for: key)!)
            }
            #expect(runtime.dictValue(dict, for: key).map { runtime.intValue($0)! - 1000 } == model[number])
            runtime.release(key)
        }
        #expect(runtime.dictCount(dict) == model.count)
        var values: [Int] = []
        runtime.forEachEntry(dict) { values.append(runtime.intValue($1)! - 1000) }
        #expect(values == order.map { model[$0]! })
        runtime.checkInvariants(externalReferences: 1)
        runtime.release(dict)
        #expect(runtime.objectCount == 0)
    }

    @Test("A set behaves as Swift's Set", arguments: [20, 300, 4000])
    func set(keyRange: Int) {
        let seed = UInt64.random(in: .min ... .max)
        print("set: seed \(seed)")
        var random = SplitMix64(seed: seed)
        let runtime = Runtime()
        let set = runtime.makeSet()
        var model: Set<Int> = []
        for _ in 0..<8000 {
            let number = random.below(keyRange)
            let key = makeKey(number, runtime)
            if random.below(3) == 0 {
                #expect(runtime.remove(key, from: set) == (model.remove(number) != nil))
            } else {
                #expect(runtime.insert(key, into: set) == model.insert(number).inserted)
            }
            #expect(runtime.contains(set, key) == model.contains(number))
            runtime.release(key)
        }
        #expect(runtime.setCount(set) == model.count)
        var members = 0
        runtime.forEachMember(set) { _ in members += 1 }
        #expect(members == model.count)
        runtime.checkInvariants(externalReferences: 1)
        runtime.release(set)
        #expect(runtime.objectCount == 0)
    }

    @Test("A list behaves as Swift's Array")
    func list() {
        let seed = UInt64.random(in: .min ... .max)
        print("list: seed \(seed)")
        var random = SplitMix64(seed: seed)
        let runtime = Runtime()
        let list = runtime.makeList()
        var model: [Int] = []
        for step in 0..<20_000 {
            switch random.below(5) {
            case 0:
                let last = runtime.popLast(list)
                #expect(last.flatMap(runtime.intValue) == model.popLast())
                if let last { runtime.release(last) }
            case 1 where !model.isEmpty:
                let index = random.below(model.count)
                let item = runtime.makeInt(step)
                runtime.replaceItem(list, index, with: item)
                runtime.release(item)
                model[index] = step
            default:
                runtime.append(owned: runtime.makeInt(step), to: list)
                model.append(step)
            }
        }
        #expect((0..<runtime.listCount(list)).map { runtime.intValue(runtime.listItem(list, $0))! } == model)
        runtime.checkInvariants(externalReferences: 1)
        runtime.clearList(list)
        #expect(runtime.objectCount == 1)
        runtime.release(list)
    }

    @Test("Equal numbers of any type are one key: 1, 1.0, True; 2**70 and its float; but not 2**70 + 1")
    func numericKeys() {
        let runtime = Runtime()
        let big = runtime.makeInt(limbs: [0, 0, 1 << 10], negative: false)
        let odd = runtime.makeInt(limbs: [1, 0, 1 << 10], negative: false)
        let equal: [(ObjectRef, ObjectRef)] = [
            (runtime.makeInt(1), runtime.makeFloat(1)), (runtime.makeInt(1), runtime.bool(true)),
            (runtime.makeInt(0), runtime.makeFloat(-0.0)), (big, runtime.makeFloat(0x1p70)),
            (runtime.makeInt(-1_234_567_890_123), runtime.makeFloat(-1_234_567_890_123)),
        ]
        for (left, right) in equal {
            #expect(runtime.isEqual(left, right) && runtime.isEqual(right, left))
            #expect(runtime.hash(left) == runtime.hash(right))
        }
        #expect(!runtime.isEqual(odd, runtime.makeFloat(0x1p70)))
        #expect(!runtime.isEqual(runtime.makeInt(1), runtime.makeFloat(1.5)))
        #expect(!runtime.isEqual(runtime.makeInt(-1), runtime.makeFloat(1)))
        #expect(!runtime.isEqual(runtime.makeString("1"), runtime.makeInt(1)))
    }
}
