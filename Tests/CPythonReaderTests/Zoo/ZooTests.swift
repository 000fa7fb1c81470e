import TestSupport
import Testing

/// Captures of a process with an object of every kind, held against what that process wrote about itself.
@Suite("The zoo of every version", .serialized)
struct ZooTests {
    @Test(
        "there is one of each version, Debian's and one with numpy",
        .enabled(if: PythonBuild.missing.isEmpty, "\(PythonBuild.missing.joined(separator: "; "))"))
    func everyBuildIsHere() {
        #expect(PythonBuild.supported.count == 8)
    }

    @Test("agrees with what the process knows of itself", arguments: PythonBuild.supported)
    func live(_ build: PythonBuild) throws {
        let zoo = try Zoo(build)
        let verdict = try zoo.verdict(on: zoo.capture("live.barrow"))
        verdict.expectAgreement(of: build.name)
        verdict.expectThreads(of: build.name)
        verdict.expectPools(of: build.name)
    }
}

extension Verdict {
    /// What holds for every capture of a zoo.
    func expectAgreement(of build: String) {
        let exact = [
            "present", "type", "type names", "tracked", "generation", "interned", "values", "dict items",
            "elements",
            "attributes", "slots", "members", "cells",
        ]
        for check in exact { expect(check, of: build) }
        expect("references", tolerance: 0.0005, of: build)
        // Of what is known not to agree, sizes.py and unseen.py have the reasons.
        expect("references the collector does not see", tolerance: 0.0005, of: build)
        expect("size", tolerance: 0.001, of: build)
        // The child that writes the truth uses some of what it describes.
        expect("reference count", tolerance: 0.01, of: build)
    }

    func expectThreads(of build: String) {
        for check in ["threads", "frames", "lines", "locals", "locals of generators"] {
            expect(check, of: build)
        }
    }

    func expectPools(of build: String) {
        for check in ["pools by class", "blocks by class"] { expect(check, of: build) }
    }
}
