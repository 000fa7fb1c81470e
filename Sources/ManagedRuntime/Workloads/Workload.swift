/// A program for the managed runtime that leaves a heap worth analysing behind.
///
/// The same parameters make the same objects, apart from their addresses. A workload holds no reference when it returns:
/// what is alive is alive through modules and frames, or is garbage.
package protocol Workload: Sendable {
    /// What the command line calls it.
    var name: String { get }
    /// One line.
    var summary: String { get }
    /// Whether it needs `WorkloadParameters.input`.
    var needsInput: Bool { get }

    /// Runs the program on a fresh runtime and says what an analysis of its heap must find.
    func run(_ runtime: Runtime, _ parameters: WorkloadParameters) throws(WorkloadError) -> PlantedTruth
}

extension Workload {
    package var needsInput: Bool { false }
}

package struct WorkloadParameters: Sendable {
    /// About how many objects to leave in the heap (the fragmenting workload: to make).
    package var objects: Int
    package var seed: UInt64
    /// A file to read, for the workload that does.
    package var input: String?

    package init(objects: Int, seed: UInt64 = 0, input: String? = nil) {
        self.objects = objects
        self.seed = seed
        self.input = input
    }
}

package struct WorkloadError: Error, Equatable, CustomStringConvertible {
    package enum Code: Sendable {
        case inputMissing, inputUnreadable, inputMalformed
    }

    package let code: Code
    /// What happened, where, and what to do.
    package let description: String
}

/// The workloads there are, in the order in which help lists them.
package enum WorkloadCatalog {
    package static let all: [any Workload] = [
        DemoWorkload(), ServiceWorkload(), ListenersWorkload(), CyclesWorkload(), WellBehavedWorkload(),
        FragmentingWorkload(), JSONWorkload(),
    ]

    package static func workload(named name: String) -> (any Workload)? { all.first { $0.name == name } }
}
