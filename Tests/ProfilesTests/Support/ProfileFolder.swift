import AnalysisResults
import Foundation

@testable import Profiles

/// A temporary folder of profiles, removed with the value.
final class ProfileFolder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "profiles-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func load(
        _ name: String = "p.yaml", searchPath: [String] = [], analyzers: [AnalyzerDescriptor] = fakeAnalyzers
    ) throws(ProfileErrors) -> Profile {
        try ProfileLoader.load(
            "\(path)/\(name)", searchPath: searchPath.map { "\(path)/\($0)" }, analyzers: analyzers)
    }

    /// What a user would see, with paths relative to the folder; empty where the profile is accepted.
    func mistakes(_ name: String = "p.yaml", searchPath: [String] = []) -> String {
        do throws(ProfileErrors) {
            _ = try load(name, searchPath: searchPath)
            return ""
        } catch {
            return error.description.replacingOccurrences(of: path + "/", with: "")
        }
    }
}

/// The profile that this text is.
func profile(_ text: String) throws -> Profile { try ProfileFolder(["p.yaml": text]).load() }

/// What a user sees for this text.
func mistakes(_ text: String) throws -> String { try ProfileFolder(["p.yaml": text]).mistakes() }

/// The codes of the mistakes in this text, in order.
func codes(_ text: String) throws -> [ProfileMistake.Code] {
    let folder = try ProfileFolder(["p.yaml": text])
    do throws(ProfileErrors) {
        _ = try folder.load()
        return []
    } catch {
        return error.mistakes.map(\.code)
    }
}
