import AnalyzerHost
import Foundation
import TestSupport
import Testing

@Suite("Finding analyzers")
struct CatalogTests {
    @Test("a library that crashes or ends the process while it is loaded does not hide the others")
    func hostileNeighbours() async throws {
        let good = try HostilePlugin.library("BEHAVES")
        let crashing = try HostilePlugin.library("CRASHES_IN_LOAD")
        let exiting = try HostilePlugin.library("EXITS_IN_LOAD")
        let catalog = await discover([crashing, exiting, good, BuildProducts.analyzer("TypeHistogram")])
        #expect(catalog.plugins.map(\.descriptor.name) == ["hostile", "type-histogram"])
        #expect(catalog["hostile"]?.path == good)
        #expect(catalog.rejected.map(\.path) == [crashing, exiting])
        #expect(catalog.rejected.allSatisfy { $0.error.kind == .failedToLoad })
        #expect(catalog.rejected[0].error.reason.contains("crashes while it is loaded: segmentation fault"))
        #expect(catalog.rejected[1].error.reason == "ends the process that loads it")
    }

    @Test(
        "a library that cannot be used is listed with the reason and what to do",
        arguments: [
            ("OTHER_SYMBOL", PluginError.Kind.otherVersion, "update Barrow"),
            ("OTHER_ABI_VERSION", .otherVersion, "update Barrow"),
            ("REFUSES_HANDSHAKE", .refused, "analyzer_abi.h"),
            ("DESCRIPTOR_HAS_BAD_NAME", .invalidDescriptor, "correct the descriptor"),
        ])
    func rejected(behaviour: String, kind: PluginError.Kind, remedy: String) async throws {
        let catalog = await discover([try HostilePlugin.library(behaviour)])
        #expect(catalog.plugins.isEmpty)
        #expect(catalog.rejected.map(\.error.kind) == [kind])
        #expect(catalog.rejected.first?.error.remedy.contains(remedy) == true)
    }

    @Test("of two analyzers of one name the first in the order of the search is kept, and the other one told")
    func duplicates() async throws {
        let first = try HostilePlugin.library("BEHAVES")
        let second = try HostilePlugin.library("PRINTS")
        let catalog = await discover([first, second, first])
        #expect(catalog["hostile"]?.path == first)
        #expect(catalog.rejected.map(\.path) == [second])
        #expect(catalog.rejected.first?.error.kind == .duplicate)
        #expect(catalog.rejected.first?.error.reason.contains(first) == true)
    }

    @Test("a file that was named must be an analyzer; in a folder other libraries are passed over")
    func strangers() async throws {
        try await TemporaryFolder.with { folder in
            try Data("no library".utf8).write(to: folder.appending(path: "libNotes.so"))
            let inFolder = await discover([folder.path])
            #expect(inFolder.plugins.isEmpty && inFolder.rejected.isEmpty)
            let named = await discover([folder.appending(path: "libNotes.so").path])
            #expect(named.rejected.map(\.error.kind) == [.notAnAnalyzer])
            let missing = await discover([folder.appending(path: "libMissing.so").path])
            #expect(missing.rejected.map(\.error.kind) == [.cannotLoad])
        }
    }

    @Test("BARROW_PLUGIN_PATH and the installed tree are searched, explicit files first")
    func searchPath() async throws {
        let library = try HostilePlugin.library("BEHAVES")
        try await TemporaryFolder.with { folder in
            let environment = folder.appending(path: "environment")
            let installed = folder.appending(path: "lib/barrow/analyzers")
            let binaries = folder.appending(path: "bin")
            for place in [environment, installed, binaries] {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            }
            let executable = binaries.appending(path: "barrow").path
            let fromInstalled = installed.appending(path: "libHostile.so").path
            try FileManager.default.copyItem(atPath: library, toPath: fromInstalled)
            var catalog = await discover([], environment: environment.path, executable: executable)
            #expect(catalog["hostile"]?.origin == .installed)
            let fromEnvironment = environment.appending(path: "libHostile.so").path
            try FileManager.default.copyItem(atPath: library, toPath: fromEnvironment)
            catalog = await discover(
                [], environment: "/nonexistent:\(environment.path)", executable: executable)
            #expect(catalog["hostile"]?.origin == .environment)
            #expect(catalog.rejected.map(\.error.kind) == [.duplicate])
            catalog = await discover([library], environment: environment.path, executable: executable)
            #expect(catalog["hostile"]?.origin == .explicit)
            #expect(catalog["hostile"]?.path == library)
        }
    }

    private func discover(
        _ explicit: [String], environment: String? = nil, executable: String? = nil
    ) async -> AnalyzerCatalog {
        await AnalyzerCatalog.discover(
            PluginSearchPath(explicit: explicit, environment: environment, executable: executable),
            worker: WorkerCommand(executable: BuildProducts.barrow))
    }
}
