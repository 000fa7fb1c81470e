import Foundation
import Testing

@testable import Profiles

@Suite("An analyzer's defaults.yaml")
struct DefaultsFileTests {
    private func load(_ text: String) throws -> Result<AnalyzerRun, ProfileErrors> {
        let folder = try ProfileFolder(["defaults.yaml": text])
        do throws(ProfileErrors) {
            return .success(
                try ProfileLoader.loadDefaults(path: folder.path + "/defaults.yaml", of: fakeAnalyzers[1]))
        } catch {
            return .failure(error)
        }
    }

    private func codes(_ text: String) throws -> [ProfileMistake.Code] {
        switch try load(text) {
        case .success: []
        case .failure(let errors): errors.mistakes.map(\.code)
        }
    }

    @Test("spells out every option")
    func complete() throws {
        let run = try load("# Cycles\nanalyzers:\n  cycle-finder:\n    limit: 50\n    deadline: 90s\n").get()
        #expect(
            run
                == AnalyzerRun(
                    name: "cycle-finder", options: ["limit": .integer(50)], deadline: 90, memory: 1 << 30))
    }

    @Test("and nothing else")
    func mistakes() throws {
        #expect(try codes("analyzers: {cycle-finder: {}}") == [.missingOption])
        #expect(try codes("analyzers: {}") == [.noAnalyzers])
        #expect(try codes("analyzers: {cycle-finder: off}") == [.missingOption])
        #expect(try codes("analyzers: {cycle-finder: {limit: many}}") == [.wrongType])
        #expect(try codes("analyzers: {type-histogram: {}}") == [.unknownAnalyzer])
        #expect(try codes("strict: on\nanalyzers: {cycle-finder: {limit: 50}}") == [.unknownKey])
        #expect(try codes("analyzers: {cycle-finder: {limit: 50}") == [.invalidYAML])
        #expect(throws: ProfileErrors.self) {
            try ProfileLoader.loadDefaults(path: "/nowhere/defaults.yaml", of: fakeAnalyzers[1])
        }
    }
}
