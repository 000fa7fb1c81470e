/// One heap with everything in it, for `make demo`.
///
/// An analysis must find the leak of `service`, the cycles of `cycles`, equal strings in `table.records`, and the holes
/// that `fragmenting` leaves, each with the bytes planted. Three fifths of the objects leak, a fifth are in cycles, a fifth are
/// duplicates and what holds them; as many again come and go to leave holes.
package struct DemoWorkload: Workload {
    package let name = "demo"
    package let summary = "a leak, cycles, holes and duplicate strings, all in one heap"

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) -> PlantedTruth {
        func share(_ tenths: Int) -> WorkloadParameters {
            WorkloadParameters(objects: max(1, parameters.objects / 10 * tenths), seed: parameters.seed)
        }
        var truth = ServiceWorkload().run(runtime, share(6))
        let cycles = CyclesWorkload().run(runtime, share(2))
        truth.garbageCycles = cycles.garbageCycles
        truth.liveCycles = cycles.liveCycles
        truth.duplicates = [
            DuplicatesPlanting().plant(runtime, objects: share(2).objects, seed: parameters.seed)
        ]
        // Last, so that nothing fills the holes.
        FragmentingWorkload().plant(runtime, share(10))
        truth.holes = .measure(runtime)
        return truth
    }
}
