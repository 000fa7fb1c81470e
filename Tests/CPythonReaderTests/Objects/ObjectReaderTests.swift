import Foundation
import TestSupport
import Testing

@testable import CPythonReader

/// Compares with what processes of the versions installed here say of their own objects
/// (`Programs/object_probes.py`).
@Suite(
    "Object reader",
    .enabled(if: !PythonBuild.versions.isEmpty, "no CPython 3.8 to 3.13 is installed (pyenv or PATH)"))
struct ObjectReaderTests {
    /// An object and what Python says of it.
    struct Probe: Decodable {
        var what: String
        var id: UInt64
        var size: UInt64?
        var value: String?
        var labels: [String: UInt64]?
        var items: [UInt64]?
    }

    /// What a reader says of an object.
    struct Sink: ReferenceSink {
        static let takesLabels = true
        var references: [(target: UInt64, label: LabelNumber)] = []
        var bufferSize: UInt64 = 0
        var notes: [String] = []

        mutating func reference(to target: UInt64, _ label: LabelNumber) {
            references.append((target, label))
        }
        mutating func buffer(at address: UInt64, requested: UInt64) { bufferSize += requested }
        mutating func note(_ what: StaticString) { notes.append(what.description) }
    }

    struct Target {
        let probes: [Probe]
        let image: ProcessImage
        let reader: ObjectReader

        init(_ build: PythonBuild) throws {
            let process = try TargetProcess(build.executable, [ProgramFiles.path("object_probes.py")])
            probes = try JSONDecoder().decode([Probe].self, from: Data(try process.readLine().utf8))
            image = try LiveProcess.read(pid: process.pid)
            reader = try ObjectReader(PythonLocator.locate(in: image, layoutFile: nil), image.space)
        }

        func visit(_ probe: Probe) throws -> (type: Int, sink: Sink) {
            let type = reader.typeRow(at: probe.id)
            try #require(type >= 0, "\(probe.what) is no object")
            var sink = Sink()
            reader.visit(probe.id, type: type, into: &sink)
            return (type, sink)
        }
    }

    @Test(
        "Sizes, with the collector's head and owned buffers, are those of sys.getsizeof",
        arguments: PythonBuild.versions)
    func sizes(build: PythonBuild) throws {
        let target = try Target(build)
        for probe in target.probes {
            guard let expected = probe.size else { continue }
            let (type, sink) = try target.visit(probe)
            let size = target.reader.requestedSize(of: probe.id, type: type) + sink.bufferSize
            #expect(size == expected, "\(build): \(probe.what)")
        }
    }

    @Test("Values are read as Python writes them", arguments: PythonBuild.versions)
    func values(build: PythonBuild) throws {
        let target = try Target(build)
        for probe in target.probes {
            guard let expected = probe.value else { continue }
            let (type, _) = try target.visit(probe)
            var value: String?
            target.reader.withValue(of: probe.id, type: type) {
                value = String(validating: $0, as: UTF8.self)
            }
            if probe.what == "float" {
                #expect(value.flatMap(Double.init) == Double(expected), "\(build): \(probe.what)")
            } else {
                #expect(value == expected, "\(build): \(probe.what)")
            }
        }
    }

    @Test("Items come first and in order", arguments: PythonBuild.versions)
    func items(build: PythonBuild) throws {
        let target = try Target(build)
        for probe in target.probes {
            guard let expected = probe.items else { continue }
            let (_, sink) = try target.visit(probe)
            #expect(
                sink.references.prefix(expected.count).map(\.target) == expected, "\(build): \(probe.what)")
            #expect(sink.notes.isEmpty, "\(build): \(probe.what)")
        }
    }

    @Test(
        "Attributes, slots and fields carry the names a program gives them", arguments: PythonBuild.versions
    )
    func labels(build: PythonBuild) throws {
        let target = try Target(build)
        for probe in target.probes {
            guard let expected = probe.labels else { continue }
            let (_, sink) = try target.visit(probe)
            let found = sink.references.map {
                (target.reader.labels.entries[Int($0.label.rawValue)].text, $0.target)
            }
            for (label, referent) in expected {
                #expect(
                    found.contains { $0 == (label, referent) },
                    "\(build): \(probe.what) has no \(label), but \(found.map(\.0))")
            }
        }
    }

    @Test("A weak reference's referent is weak, its callback strong", arguments: PythonBuild.versions)
    func strengths(build: PythonBuild) throws {
        let target = try Target(build)
        let probe = try #require(target.probes.first { $0.what == "weak reference" })
        let (_, sink) = try target.visit(probe)
        for (_, label) in sink.references {
            let entry = target.reader.labels.entries[Int(label.rawValue)]
            #expect((entry.strength == .weak) == (entry.text == "referent"))
        }
    }

    /// They share a head that the layout tables do not have under its own name.
    @Test("Descriptors are read as what they are, not scanned", arguments: PythonBuild.versions)
    func descriptorsAreKnown(build: PythonBuild) throws {
        let target = try Target(build)
        for what in ["method descriptor", "member descriptor", "getset descriptor"] {
            let probe = try #require(target.probes.first { $0.what == what })
            let (type, _) = try target.visit(probe)
            #expect(target.reader.types[type].form == .structure, "\(build): \(what)")
        }
    }

    @Test(
        "The table of interned strings is found, and does not count them", arguments: PythonBuild.versions)
    func internedTable(build: PythonBuild) throws {
        let target = try Target(build)
        let table = try #require(target.reader.internedTables.first, "\(build)")
        let type = target.reader.typeRow(at: table)
        var sink = Sink()
        target.reader.visit(table, type: type, into: &sink)
        #expect(sink.references.count > 1000)
        for (referent, label) in sink.references.prefix(1000) where target.reader.typeRow(at: referent) >= 0 {
            let strength = target.reader.labels.entries[Int(label.rawValue)].strength
            #expect(strength == .borrowed || label.rawValue == target.reader.fixed.type.rawValue)
        }
    }
}
