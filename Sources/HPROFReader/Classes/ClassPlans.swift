import HeapGraph

/// What the second pass knows of every class, and the types of the graph: instances of class n have type n.
struct ClassPlans {
    /// Of class n; one more at the end, for instances of classes that were not loaded.
    var instances: [InstancePlan] = []
    /// Where references stand among an instance's field values, plan after plan.
    var offsets: [UInt32] = []
    var string = StringFields()
    /// Where a thread's `name` stands among its field values, by class.
    var threadNames: [Int: Int] = [:]
    /// Type of the array by the id of the class that an object array names.
    var arrayTypes: [UInt64: UInt32] = [:]
    /// Type of an array whose class was not loaded.
    var unknownArrayType: UInt32 = 0
    /// Type of the array by ``BasicType``; 0…3 are no primitive types.
    var primitiveArrayTypes = [UInt32](repeating: 0, count: 12)
    /// Of class objects.
    var classType: UInt32 = 0
}
