import Testing

@testable import CPythonReader

@Suite struct CollectorListsTests {
    /// Nodes of 32 bytes: the collector's head, then the object.
    private func nodes(_ count: Int, at address: UInt64 = 0x6000_0000) -> [UInt64] {
        (0..<count).map { address + UInt64($0) * 32 }
    }

    private func walk(_ built: BuiltRuntime) throws -> (objects: [[UInt64]], breaks: [CollectorLists.Break]) {
        let image = try built.memory.image()
        defer { withExtendedLifetime(image) {} }
        let lists = try CollectorLists(try built.python(), in: image.space)
        try lists.checkHeads(in: image.space)
        var objects: [[UInt64]] = [[], [], [], []]
        let breaks = try lists.forEach(in: image.space) { objects[$1].append($0) }
        return (objects, breaks)
    }

    @Test(arguments: LayoutTable.shippedMinors)
    func everyObjectIsVisitedInItsGeneration(minor: Int) throws {
        let built = try BuiltRuntime(minor: minor)
        let owner = minor == 8 ? built.runtime : built.interpreters[0]
        let all = nodes(11)
        built.link(0, of: owner, Array(all[0..<1]))
        built.link(2, of: owner, Array(all[1..<9]))
        built.link(3, of: owner, Array(all[9...]))
        let (objects, breaks) = try walk(built)
        #expect(objects[0] == [all[0] + 16])
        #expect(objects[1] == [])
        #expect(objects[2] == all[1..<9].map { $0 + 16 })
        #expect(objects[3] == all[9...].map { $0 + 16 })
        #expect(breaks == [])
    }

    @Test func everyInterpreterHasListsOfItsOwn() throws {
        let built = try BuiltRuntime(minor: 12, interpreterCount: 3)
        let all = nodes(3)
        for (row, interpreter) in built.interpreters.enumerated() {
            built.link(1, of: interpreter, [all[row]])
        }
        #expect(try walk(built).objects[1] == all.map { $0 + 16 })
    }

    @Test func flagsInTheLinksAreNoPartOfAnAddress() throws {
        let built = try BuiltRuntime(minor: 11)
        let all = nodes(3)
        built.link(1, of: built.interpreters[0], all)
        built.memory.put(all[2] | 1, all[0] | 3, at: all[1])
        #expect(try walk(built).objects[1] == all.map { $0 + 16 })
    }

    @Test func aListThatBreaksOffIsNamedWithTheAddress() throws {
        let built = try BuiltRuntime(minor: 11)
        let all = nodes(9)
        built.link(2, of: built.interpreters[0], all)
        built.memory.put(0xdead_0000, all[4], at: all[5])
        #expect {
            try walk(built)
        } throws: { error in
            let error = error as! CaptureError
            return error.code == .validation && error.message.contains("generation 2")
                && error.message.contains("0xdead0000")
        }
    }

    @Test func aListThatRunsInACircleWithoutItsHeadEnds() throws {
        let built = try BuiltRuntime(minor: 9)
        let all = nodes(9)
        built.link(2, of: built.interpreters[0], all)
        built.memory.put(all[3], all[6], at: all[7])
        #expect { try walk(built) } throws: { ($0 as! CaptureError).message.contains(hexadecimal(all[3])) }
    }

    @Test func aHeadThatNothingPointsBackToFailsAtOnce() throws {
        let built = try BuiltRuntime(minor: 13)
        built.memory.put(0, 0, at: built.head(1, of: built.interpreters[0]))
        #expect { try walk(built) } throws: { ($0 as! CaptureError).message.contains("generation 1") }
    }

    @Test func duringACollectionAListMayBreakOffWhichIsReported() throws {
        let built = try BuiltRuntime(minor: 12)
        let owner = built.interpreters[0]
        let all = nodes(4)
        built.link(0, of: owner, all)
        // A count in place of the link back, and then a list head on a stack that is not there.
        built.memory.put(all[2], 7 << 2, at: all[1])
        built.memory.put(0x7ffd_0000_1000, 1 << 2, at: all[2])
        built.setCollecting(owner)
        let (objects, breaks) = try walk(built)
        #expect(objects[0] == all[0...2].map { $0 + 16 })
        #expect(breaks == [.init(interpreter: 0, generation: 0, address: 0x7ffd_0000_1000)])
    }

    @Test(.timeLimit(.minutes(1)))
    func duringACollectionACircleWithoutTheHeadEnds() throws {
        let built = try BuiltRuntime(minor: 10)
        let owner = built.interpreters[0]
        let all = nodes(100)
        built.link(1, of: owner, all)
        built.memory.put(all[40], 0, at: all[99])
        built.setCollecting(owner)
        #expect(try walk(built).breaks.map(\.generation) == [1])
    }
}
