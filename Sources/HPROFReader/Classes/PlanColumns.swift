/// The plans as plain columns for hot loops; read by any number of threads.
final class PlanColumns: @unchecked Sendable {
    let shared: ClassPlans
    let instances: UnsafePointer<InstancePlan>
    let offsets: UnsafePointer<UInt32>
    let count: Int
    /// Of any instance.
    let mostReferences: Int

    init(_ plans: ClassPlans) {
        shared = plans
        count = plans.instances.count
        mostReferences = Int(plans.instances.reduce(0) { max($0, $1.references) })
        let instances = UnsafeMutablePointer<InstancePlan>.allocate(capacity: count)
        instances.initialize(from: plans.instances, count: count)
        self.instances = UnsafePointer(instances)
        let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: plans.offsets.count + 1)
        offsets.initialize(from: plans.offsets, count: plans.offsets.count)
        self.offsets = UnsafePointer(offsets)
    }

    deinit {
        instances.deallocate()
        offsets.deallocate()
    }
}
