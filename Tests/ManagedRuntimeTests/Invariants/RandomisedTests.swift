import Foundation
import Testing

@testable import ManagedRuntime

@Suite("Randomised")
struct RandomisedTests {
    private static let operations = 1_000_000
    private static let checkInterval = 40_000

    @Test(
        "A million operations of every kind leave no contradiction in the heap, and at the end nothing at all"
    )
    func million() throws {
        let seed =
            ProcessInfo.processInfo.environment["BARROW_SEED"].flatMap { UInt64($0) }
            ?? .random(in: .min ... .max)
        print("randomised heap: seed \(seed)")
        let program = try RandomProgram(seed: seed)
        try #require(program.runtime.firstViolation(externalReferences: program.heldCount) == nil)
        for operation in 1...Self.operations {
            program.step()
            guard operation % Self.checkInterval == 0 else { continue }
            let violation = program.runtime.firstViolation(externalReferences: program.heldCount)
            try #require(violation == nil, "seed \(seed), after \(operation) operations")
        }
        #expect(program.finalized > 1000 && program.resurrected > 100 && program.callbacks > 1000)
        #expect(program.finish() == 0, "seed \(seed)")
    }

    @Test("What is wrong is named: a count too low, a broken link, a lost weak reference")
    func violations() throws {
        let runtime = Runtime()
        let list = runtime.makeList()
        let item = runtime.makeFloat(1)
        runtime.append(item, to: list)
        item.refcount = 0
        #expect(runtime.firstViolation()?.description.hasPrefix("a float at 0x") == true)
        item.refcount = 2
        #expect(runtime.firstViolation(externalReferences: 2) == nil)
        #expect(
            runtime.firstViolation(externalReferences: 1)?.description == "2 references from outside, not 1")

        let back = list.gcPrevious
        list.gcPrevious = list
        #expect(runtime.firstViolation()?.description.hasPrefix("collector list: a list at 0x") == true)
        list.gcPrevious = back

        let set = runtime.makeSet()
        let weak = runtime.makeWeakReference(to: set)
        set[reference: SetLayout.weakList] = nil
        #expect(
            runtime.firstViolation()?.description == "1 live weak references, but 0 on their referents' lists"
        )
        set[reference: SetLayout.weakList] = weak
        #expect(runtime.firstViolation() == nil)
        for object in [weak, set, item, list] { runtime.release(object) }
        #expect(runtime.finish() == 0)
    }
}
