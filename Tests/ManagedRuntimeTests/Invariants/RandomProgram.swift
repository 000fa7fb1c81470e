@testable import ManagedRuntime

/// A program that does at random what programs do to a heap, and knows which references it holds itself.
final class RandomProgram {
    let runtime: Runtime
    private var random: SplitMix64
    /// References of the program's own.
    private var held: [ObjectRef] = []
    private let classes: [ObjectRef]
    private let names: [ObjectRef]
    private let callback: ObjectRef
    private var operations = 0
    private let counters: Counters

    /// What finalizers and callbacks did.
    final class Counters {
        var finalized = 0
        var resurrected = 0
        var callbacks = 0
        var rescued: [ObjectRef] = []
        var random: SplitMix64
        init(seed: UInt64) { random = SplitMix64(seed: seed) }
    }

    private static let largestHeld = 2500

    init(seed: UInt64) throws {
        let runtime = Runtime()
        runtime.boot()
        self.runtime = runtime
        random = SplitMix64(seed: seed)
        counters = Counters(seed: seed &+ 1)
        names = ["left", "right", "value", "owner"].map { runtime.intern($0) }
        callback = Self.makeCallback(runtime, counters)
        classes = try [
            Self.makeClass(runtime, "Plain"), Self.makeClass(runtime, "Slotted", slots: ["left", "right"]),
            Self.makeClass(runtime, "Finalized", finalizer: Self.finalizer(counters)),
        ]
    }

    var finalized: Int { counters.finalized }
    var resurrected: Int { counters.resurrected }
    var callbacks: Int { counters.callbacks }
    var heldCount: Int {
        held.count { !runtime.isStatic($0) } + counters.rescued.count + classes.count + names.count + 1
    }

    private static func makeClass(
        _ runtime: Runtime, _ name: String, slots: [String] = [], finalizer: NativeFunction? = nil
    ) throws -> ObjectRef {
        let dict = runtime.makeDict()
        func set(_ key: String, _ value: ObjectRef) {
            runtime.setDictValue(dict, ownedKey: runtime.intern(key), ownedValue: value)
        }
        set("__module__", runtime.makeString("random_program"))
        if !slots.isEmpty {
            let weak = slots + ["__weakref__"]
            set("__slots__", runtime.makeTuple(owned: weak.map { runtime.intern($0) }))
        }
        if let finalizer { set("__del__", runtime.makeMethodDescriptor(runtime.types.object, finalizer)) }
        let title = runtime.makeString(name)
        let bases = runtime.makeTuple([])
        defer { for object in [dict, title, bases] { runtime.release(object) } }
        return try runtime.call(runtime.types.type, [title, bases, dict])
    }

    /// Now and then it brings its object back.
    private static func finalizer(_ counters: Counters) -> NativeFunction {
        NativeFunction("__del__") { (runtime, arguments) throws(Raised) in
            counters.finalized += 1
            if counters.random.below(4) == 0 {
                counters.resurrected += 1
                counters.rescued.append(runtime.retained(arguments[0]))
            }
            return runtime.makeList()
        }
    }

    /// Allocates, and drops what finalizers have brought back.
    private static func makeCallback(_ runtime: Runtime, _ counters: Counters) -> ObjectRef {
        let function = NativeFunction("callback") { (runtime, arguments) throws(Raised) in
            counters.callbacks += 1
            if counters.random.below(8) == 0, let rescued = counters.rescued.popLast() {
                runtime.release(rescued)
            }
            return runtime.makeTuple([arguments[0]])
        }
        return runtime.makeBuiltinFunction(function, receiver: nil, passesReceiver: false)
    }

    func step() {
        operations += 1
        switch random.below(100) {
        case 0..<36: make()
        case 36..<62: link()
        case 62..<72: unlink()
        case 72..<97: drop()
        case 97: collect()
        case 98: dropRescued()
        default: change()
        }
        while held.count > Self.largestHeld { drop() }
    }

    private func any() -> ObjectRef? { held.isEmpty ? nil : held[random.below(held.count)] }

    private func make() {
        let object: ObjectRef
        switch random.below(20) {
        case 0, 1: object = runtime.makeList()
        case 2: object = runtime.makeDict()
        case 3: object = runtime.makeSet()
        case 4, 5:
            object = runtime.makeTuple(
                owned: (0..<random.below(24)).map { _ in runtime.retained(any() ?? runtime.none) })
        case 6: object = runtime.makeFloat(Double(random.below(1000)))
        case 7: object = runtime.makeInt(random.below(1 << 40))
        case 8: object = runtime.makeString(String(repeating: "text ", count: random.below(200)))
        case 9: object = runtime.intern("name \(random.below(3000))")
        case 10: object = runtime.makeSlice(any() ?? runtime.none, runtime.none, any() ?? runtime.none)
        case 11...14: object = makeWeak() ?? runtime.makeList()
        default: object = makeInstance()
        }
        held.append(object)
    }

    private func makeInstance() -> ObjectRef {
        guard let object = try? runtime.call(classes[random.below(classes.count)]) else {
            preconditionFailure("an instance could not be made")
        }
        return object
    }

    private func makeWeak() -> ObjectRef? {
        guard let referent = any(), referent.takesWeakReferences else { return nil }
        let type = random.below(5) == 0 ? runtime.types[.weakProxy] : runtime.types.weakReference
        return runtime.makeWeakReference(type, to: referent, callback: random.below(2) == 0 ? callback : nil)
    }

    private func link() {
        guard let source = any(), let target = any() else { return }
        switch source.kind {
        case .list where source.type == runtime.types.list: runtime.append(target, to: source)
        case .dict where source.type == runtime.types.dict:
            let key =
                random.below(3) == 0
                ? runtime.makeInt(random.below(50)) : runtime.intern("key \(random.below(50))")
            runtime.setDictValue(source, ownedKey: key, ownedValue: runtime.retained(target))
        case .set where target.kind == .instance: runtime.insert(target, into: source)
        case .instance:
            // Slotted ones have not every name.
            do {
                try runtime.setAttribute(of: source, named: names[random.below(names.count)], to: target)
            } catch {
                runtime.dropException()
            }
        default: break
        }
    }

    private func unlink() {
        guard let source = any() else { return }
        switch source.kind {
        case .list where source.type == runtime.types.list:
            if random.below(20) == 0 {
                runtime.clearList(source)
            } else {
                runtime.release(runtime.popLast(source))
            }
        case .dict where source.type == runtime.types.dict:
            if random.below(20) == 0 { return runtime.clearDict(source) }
            let key = runtime.intern("key \(random.below(50))")
            runtime.removeDictValue(source, for: key)
            runtime.release(key)
        case .set: runtime.clearSet(source)
        case .instance:
            do {
                try runtime.deleteAttribute(of: source, named: names[random.below(names.count)])
            } catch {
                runtime.dropException()
            }
        default: break
        }
    }

    private func drop() {
        guard !held.isEmpty else { return }
        held.swapAt(random.below(held.count), held.count - 1)
        runtime.release(held.removeLast())
    }

    private func dropRescued() {
        if let rescued = counters.rescued.popLast() { runtime.release(rescued) }
    }

    private func collect() { runtime.collect(generation: random.below(20) == 0 ? 2 : random.below(2)) }

    /// What is done seldom.
    private func change() {
        switch random.below(12) {
        case 0: runtime.freeze()
        case 1, 2: runtime.unfreeze()
        case 3: runtime.startTracing(frameLimit: 1 + random.below(4))
        case 4, 5: runtime.stopTracing()
        case 6: runtime.isCollectorEnabled.toggle()
        case 7: runtime.state.pointee.collector.generations[0].threshold = 100 + random.below(1000)
        default: runtime.isCollectorEnabled = true
        }
    }

    /// Lets go of everything.
    /// - Returns: how many objects are left.
    func finish() -> Int {
        runtime.unfreeze()
        while !held.isEmpty { drop() }
        while !counters.rescued.isEmpty { dropRescued() }
        runtime.collect()
        while !counters.rescued.isEmpty { dropRescued() }
        for object in classes + names + [callback] { runtime.release(object) }
        return runtime.finish()
    }
}
