import Testing

@testable import CPythonReader

/// With processes that never were; ``RunningPythonTests`` has real ones.
@Suite struct PythonLocatorTests {
    private func refusal(_ image: ProcessImage, layoutFile: String? = nil) -> CaptureError? {
        do throws(CaptureError) {
            _ = try PythonLocator.locate(in: image, layoutFile: layoutFile)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: LayoutTable.shippedMinors)
    func aRuntimeIsFoundByWhatPointsBack(minor: Int) throws {
        let built = try BuiltRuntime(minor: minor, interpreterCount: 3)
        let python = try PythonLocator.locate(
            in: built.image(modules: ["/usr/lib/libpython3.\(minor).so.1.0"]), layoutFile: nil)
        #expect(python.minor == minor)
        #expect(python.runtime == built.runtime)
        #expect(python.interpreters == built.interpreters)
    }

    @Test func aRuntimeInAnotherProgramIsFoundByWhatPointsBack() throws {
        let built = try BuiltRuntime(minor: 12)
        let python = try PythonLocator.locate(in: built.image(modules: ["/opt/game"]), layoutFile: nil)
        #expect(python.minor == 12)
        #expect(python.module.path == "/opt/game")
    }

    @Test func aProcessWithoutPythonIsNamed() throws {
        let image = try BuiltRuntime.image(BuiltMemory(), modules: ["/usr/bin/sleep", "/lib/libc.so.6"])
        let error = try #require(refusal(image))
        #expect(error.code == .notPython)
        #expect(error.message.hasPrefix("/usr/bin/sleep is not a CPython"))
        #expect(error.message.contains("_PyRuntime"))
        #expect(error.remedy.contains("--exe PATH") && error.remedy.contains("--sysroot DIR"))
    }

    @Test(arguments: [
        ("/usr/lib/libpython2.7.so.1.0", "too old", "3.8 to 3.13"),
        ("/usr/lib/libpython3.7m.so.1.0", "too old", "3.8 to 3.13"),
        ("/opt/pypy/bin/libpypy3.10-c.so", "PyPy", "CPython"),
        (
            "/usr/lib/libpython3.14.so.1.0", "CPython 3.14, for which there is no layout table",
            "--layout FILE"
        ),
        ("/usr/lib/libpython3.13t.so.1.0", "free-threaded", "python3.13"),
    ])
    func aPythonThatCannotBeReadIsRefusedWithTheReason(path: String, reason: String, remedy: String) throws {
        let error = try #require(refusal(try BuiltRuntime.image(BuiltMemory(), modules: [path])))
        #expect(error.code == .unsupportedVersion)
        #expect(error.message.contains(path) && error.message.contains(reason))
        #expect(error.remedy.contains(remedy))
    }

    /// The executable bears no version, as in a statically linked program: the cookie and what follows it tell.
    @Test(arguments: [
        (UInt64(0x030d_00f0), UInt64(1), "free-threaded"), (0x030e_00f0, 0, "3.14.0"),
        (0x030e_00f0, 1, "free-threaded"),
    ])
    func theCookieTellsWhatCannotBeRead(version: UInt64, freeThreaded: UInt64, reason: String) throws {
        let built = try BuiltRuntime(minor: 13)
        built.memory.put(DebugOffsets.cookie, version, freeThreaded, at: built.runtime)
        let error = try #require(refusal(try built.image(modules: ["/srv/app"])))
        #expect(error.code == .unsupportedVersion)
        #expect(error.message.contains(reason))
    }

    @Test func offsetsThatContradictTheTableAreNamed() throws {
        let built = try BuiltRuntime(minor: 13)
        built.memory.put(DebugOffsets.cookie, 0x030d_00f0, 0, at: built.runtime)
        let error = try #require(refusal(try built.image(modules: ["/usr/bin/python3.13"])))
        #expect(error.code == .badLayout)
        #expect(error.message.contains("_PyRuntimeState.sizeof is 0 in the process and 283320 in the table"))
        #expect(error.message.contains("more"))
        #expect(error.remedy.contains("--layout FILE"))
    }

    @Test func aTableOfAnotherVersionIsRefused() throws {
        let image = try BuiltRuntime(minor: 11).image(modules: ["/usr/bin/python3.11"])
        let table = try #require(try LayoutTable.shipped(minor: 12))
        let outcome = PythonSearch(image: image, table: table).examine(PythonCandidate.all(in: image)[0])
        #expect(outcome.error?.code == .badLayout)
        #expect(outcome.error?.message.contains("CPython 3.12, but the process runs 3.11") == true)
    }

    @Test func statesThatDoNotPointBackAreNotTakenForARuntime() throws {
        for minor in LayoutTable.shippedMinors {
            let built = try BuiltRuntime(minor: minor, interpreterCount: 2)
            built.set("PyThreadState", "interp", of: built.thread(1), to: built.interpreters[0])
            let image = try built.image(modules: ["/opt/game"])
            #expect(refusal(image)?.code == .notPython, "3.\(minor)")
            let finding = try RuntimeState(built.layout).find(at: built.runtime, in: image.space)
            guard case .contradiction(let flaw) = finding else {
                Issue.record("3.\(minor): \(finding)")
                continue
            }
            #expect(flaw.contains(hexadecimal(built.thread(1))))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aListOfInterpretersThatRunsInACircleEnds() throws {
        let built = try BuiltRuntime(minor: 10, interpreterCount: 2)
        built.set("PyInterpreterState", "next", of: built.interpreters[0], to: built.interpreters[1])
        let image = try built.memory.image()
        defer { withExtendedLifetime(image) {} }
        let finding = try RuntimeState(built.layout).find(at: built.runtime, in: image.space)
        guard case .contradiction("the list of interpreters does not end") = finding else {
            Issue.record("\(finding)")
            return
        }
    }

    @Test func aRuntimeThatWasFinalisedIsIdle() throws {
        let built = try BuiltRuntime(minor: 11, interpreterCount: 0)
        let image = try built.memory.image()
        defer { withExtendedLifetime(image) {} }
        let finding = try RuntimeState(built.layout).find(at: built.runtime, in: image.space)
        guard case .idle = finding else {
            Issue.record("\(finding)")
            return
        }
    }

    @Test func hexadecimalVersionsAreRead() {
        #expect(PythonInstance.Version(hexVersion: 0x030b_07f0) == .init(major: 3, minor: 11, micro: 7))
        #expect(PythonInstance.Version(hexVersion: 0x0f00_0000) == nil)
        #expect(PythonInstance.Version(hexVersion: 0x7970_6775_6265_6478) == nil)
    }
}
