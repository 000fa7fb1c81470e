import Foundation
import Testing

@testable import Profiles

/// `Config` without the analyzers: their names and options are checked where they are loaded.
@Suite("The profiles that ship")
struct ShippedProfilesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Config").standardized.path

    @Test("are these four")
    func names() {
        #expect(ProfileLoader.names(in: [Self.folder]) == ["ci", "leak-hunt", "post-mortem", "quick"])
    }

    @Test("are right in all that does not depend on analyzers", arguments: ProfileLoader.names(in: [folder]))
    func structure(name: String) throws {
        let errors = #expect(throws: ProfileErrors.self) {
            try ProfileLoader.load(name, searchPath: [Self.folder], analyzers: [])
        }
        let others = (errors?.mistakes ?? []).filter {
            ![.unknownAnalyzer, .unknownMetric].contains($0.code)
        }
        #expect(others.isEmpty, "\(others.map(\.rendered).joined(separator: "\n"))")
    }
}
