/// Parents that hold their children, which hold their parents.
///
/// Half of the families are dropped while the collector is disabled: garbage that waits for it. The others are in the
/// list `families.registry`. An analysis must find: as many components of each sort as planted, with that many objects
/// and bytes. A component is a parent, its dict, its list of children, each child and its dict; the names that hang on
/// them are outside.
package struct CyclesWorkload: Workload {
    package let name = "cycles"
    package let summary = "parent/child cycles: some are garbage, some are held"

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) -> PlantedTruth {
        runtime.isCollectorEnabled = false
        var random = SplitMix64(seed: parameters.seed)
        let families = Families(runtime)
        runtime.makeCurrent(families.mainFunction, line: 9)
        var truth = PlantedTruth()
        var made = 0
        var serial = 0
        while made < max(parameters.objects, 1) {
            let cycle = families.make(serial, children: 1 + random.below(6), isHeld: serial % 2 == 1)
            if serial % 2 == 1 { truth.liveCycles.add(cycle) } else { truth.garbageCycles.add(cycle) }
            made += cycle.objects + 1
            serial += 1
        }
        return truth
    }
}

extension PlantedTruth.Cycles {
    mutating func add(_ other: PlantedTruth.Cycles) {
        components += other.components
        objects += other.objects
        bytes += other.bytes
    }
}

private struct Families {
    let runtime: Runtime
    let registry: ObjectRef
    let parentClass: ObjectRef
    let childClass: ObjectRef
    let childrenName: ObjectRef
    let nameName: ObjectRef
    let parentName: ObjectRef
    let mainFunction: FunctionID

    init(_ runtime: Runtime) {
        self.runtime = runtime
        let module = runtime.makeModule("families")
        registry = runtime.makeList()
        runtime.setGlobal(module, "registry", owned: registry)
        parentClass = runtime.makeClass("Parent", in: module, attributes: ["children", "name"])
        childClass = runtime.makeClass("Child", in: module, attributes: ["parent"])
        runtime.release(parentClass)
        runtime.release(childClass)
        let names = runtime.borrowedNames(["children", "name", "parent"])
        (childrenName, nameName, parentName) = (names[0], names[1], names[2])
        mainFunction = runtime.define("raise_families", file: "families.py", line: 3)
    }

    /// Makes one family.
    /// - Returns: its component.
    func make(_ serial: Int, children count: Int, isHeld: Bool) -> PlantedTruth.Cycles {
        let parent = runtime.makeInstance(of: parentClass)
        let children = runtime.makeList()
        runtime.setAttribute(parent, childrenName, owned: children)
        runtime.setAttribute(parent, nameName, owned: makeName(serial))
        var cycle = PlantedTruth.Cycles(components: 1)
        for _ in 0..<count {
            let child = runtime.makeInstance(of: childClass)
            runtime.setAttribute(child, parentName, parent)
            runtime.append(owned: child, to: children)
            cycle.count(runtime, child)
        }
        cycle.count(runtime, parent, children)
        if isHeld { runtime.append(parent, to: registry) }
        runtime.release(parent)
        return cycle
    }

    private func makeName(_ serial: Int) -> ObjectRef {
        var text = TextBuilder()
        text.append("family ")
        text.append(serial)
        return text.makeString(runtime)
    }
}

extension PlantedTruth.Cycles {
    fileprivate mutating func count(_ runtime: Runtime, _ members: ObjectRef...) {
        objects += members.count
        for member in members { bytes += runtime.shallowSize(member) }
    }
}
