import Foundation
import Testing

/// Programs under `Oracles/Programs`: everything of their code is as CPython makes it.
@Suite struct CompilerProgramTests {
    static let programs: [String] = {
        let folder = CompilerOracle.folder.appending(path: "Programs").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".py") }.sorted().map { "\(folder)/\($0)" }
    }()

    @Test func thereArePrograms() {
        #expect(CompilerProgramTests.programs.count >= 11)
    }

    @Test(.enabled(if: CompilerOracle.python != nil), arguments: programs)
    func aProgramCompilesAsInCPython(path: String) throws {
        // Debian's 3.11.2 still put repeated targets out of order.
        if path.hasSuffix("repeated_targets.py")
            && CompilerOracle.python?.executable.hasPrefix("/usr") == true
        {
            return
        }
        let source = Array(try Data(contentsOf: URL(filePath: path)))
        let ours = CodeListing.of(source, file: "program.py")
        let theirs = try CompilerOracle.listings(ofFiles: [path])[0]
        #expect(theirs.hasPrefix("code <module>"))
        #expect(CompilerOracle.firstDifference(ours, theirs) == nil)
    }

    @Test(.enabled(if: CompilerOracle.python != nil))
    func randomProgramsCompileAsInCPython() throws {
        let programs = try CompilerOracle.randomPrograms(firstSeed: 1, count: 40)
        let theirs = try CompilerOracle.listings(of: programs)
        for (program, listing) in zip(programs, theirs) {
            #expect(listing.hasPrefix("code <module>"))
            let difference = CompilerOracle.firstDifference(CodeListing.of(program), listing)
            #expect(difference == nil, "\(program)")
        }
    }
}
