import Foundation
import Testing

@testable import Profiles

/// A profile with a mistake, and all that a user is told about it.
struct MistakeCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let yaml: String
    let rendered: String

    init(_ name: String, _ yaml: String, _ rendered: String) {
        testDescription = name
        self.yaml = yaml
        self.rendered = rendered
    }

    func check() throws {
        let folder = try ProfileFolder(["p.yaml": yaml + "\n"])
        let told = folder.mistakes()
        let count = told.components(separatedBy: ": error: ").count - 1
        #expect(told == "\(rendered)\n\n\(count == 1 ? "1 mistake" : "\(count) mistakes")")
    }
}
