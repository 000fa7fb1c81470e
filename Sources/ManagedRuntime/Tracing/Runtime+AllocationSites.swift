/// Where an object was made: the running function and its line.
package struct AllocationSite: Hashable, Sendable {
    package let function: String
    package let file: String
    package let line: Int
}

/// Which object was made where, for objects made while tracing was on.
struct AllocationSiteTable {
    private(set) var sites: [AllocationSite] = []
    private var indices: [AllocationSite: Int] = [:]
    private(set) var siteOfObject: [UInt: Int] = [:]

    mutating func record(_ object: ObjectRef, _ site: AllocationSite) {
        if let index = indices[site] {
            siteOfObject[object.address] = index
        } else {
            indices[site] = sites.count
            siteOfObject[object.address] = sites.count
            sites.append(site)
        }
    }

    mutating func forget(_ object: ObjectRef) { siteOfObject[object.address] = nil }
}

extension Runtime {
    /// While on, every new object is filed under the innermost frame's function and line. Costs a hash table's entry
    /// an object; objects made before are not known.
    package var isTracingAllocations: Bool {
        get { state.pointee.isTracing }
        set {
            state.pointee.isTracing = newValue
            if newValue { state.pointee.hasAllocationSites = true }
        }
    }

    package func allocationSite(of object: ObjectRef) -> AllocationSite? {
        allocationSites.siteOfObject[object.address].map { allocationSites.sites[$0] }
    }

    func recordAllocationSite(_ object: ObjectRef) {
        guard let frame = currentFrame else { return }
        let site = AllocationSite(
            function: functionName(of: frame), file: fileName(of: frame), line: line(of: frame))
        allocationSites.record(object, site)
    }

    func forgetAllocationSite(_ object: ObjectRef) { allocationSites.forget(object) }
}
