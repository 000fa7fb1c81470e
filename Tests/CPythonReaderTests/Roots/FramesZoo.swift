import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CPythonReader

/// `Programs/frames_zoo.py` as it stands still, read from outside, with what it said of itself.
struct FramesZoo {
    struct Truth: Decodable {
        struct Frame: Decodable {
            var function: String
            var file: String
            var line: UInt32
            var object: UInt64
            var locals: [String: UInt64]
        }

        struct Thread: Decodable {
            var ident: UInt64
            var name: String
            var native: UInt32
            var frames: [Frame]
        }

        struct Generator: Decodable {
            var object: UInt64
            var target: UInt64
            var code: UInt64
            var locals: [String: UInt64]
        }

        var threads: [Thread]
        var generators: [String: Generator]
        var modules: [String: UInt64]
        var pid: UInt32
    }

    let truth: Truth
    let image: ProcessImage
    let reader: ObjectReader
    let finder: RootFinder

    /// By minor version: each process is run and read once for all tests.
    private static let read = Mutex<[Int: (truth: Truth, image: ProcessImage)]>([:])

    init(_ python: PythonBuild) throws {
        (truth, image) = try Self.read.withLock { read in
            if let known = read[python.minor] { return known }
            let new = try Self.run(python)
            read[python.minor] = new
            return new
        }
        let instance = try PythonLocator.locate(in: image, layoutFile: nil)
        #expect(instance.minor == python.minor)
        reader = try ObjectReader(instance, image.space)
        finder = try RootFinder(reader, image)
    }

    private static func run(_ python: PythonBuild) throws -> (truth: Truth, image: ProcessImage) {
        let folder = TemporaryFolder()
        let process = try TargetProcess(
            python.executable, [ProgramFiles.path("frames_zoo.py"), folder.file("truth")])
        try process.readLines(upTo: "READY")
        let truth = try JSONDecoder().decode(Truth.self, from: Data(folder.read("truth")))
        return (truth, try LiveProcess.read(pid: process.pid))
    }

    /// The references of an object.
    func references(of object: UInt64) -> References {
        References(reader) { reader.visit(object, type: reader.typeRow(at: object), into: &$0) }
    }

    func references(of frame: PythonFrame) -> References {
        guard frame.holder == .interpreterFrame else { return references(of: frame.object) }
        return References(reader) { reader.visitInterpreterFrame(at: frame.object, into: &$0) }
    }

    /// By name what the locals and closure variables are, through their cells.
    func locals(in references: References) -> [String: UInt64] {
        var locals: [String: UInt64] = [:]
        for (label, target) in references.all {
            for prefix in ["local ", "closure "] where label.hasPrefix(prefix) {
                let isCell = reader.types[reader.typeRow(at: target)].name == "cell"
                locals[String(label.dropFirst(prefix.count))] =
                    isCell ? self.references(of: target)[".cell_contents"] : target
            }
        }
        return locals
    }
}

/// References with the texts of their labels.
struct References: ReferenceSink {
    static let takesLabels = true

    private(set) var all: [(label: String, target: UInt64)] = []
    private(set) var notes: [String] = []
    private let catalog: LabelCatalog

    init(_ reader: ObjectReader, _ visit: (inout References) -> Void) {
        catalog = reader.labels
        visit(&self)
    }

    subscript(_ label: String) -> UInt64? { all.first { $0.label == label }?.target }

    mutating func reference(to target: UInt64, _ label: LabelNumber) {
        all.append((catalog.entries[Int(label.rawValue)].text, target))
    }

    mutating func buffer(at address: UInt64, requested: UInt64) {}

    mutating func note(_ what: StaticString) { notes.append(what.description) }
}
