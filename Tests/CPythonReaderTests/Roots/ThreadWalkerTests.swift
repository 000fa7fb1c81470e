import TestSupport
import Testing

@testable import CPythonReader

@Suite(
    "Threads and frames of a live process",
    .enabled(if: !PythonBuild.versions.isEmpty, "there is no CPython 3.8 to 3.13 here"), .serialized)
struct ThreadWalkerTests {
    @Test("Every thread is there with its name, number and frames", arguments: PythonBuild.versions)
    func threads(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        // The reporter is not in its own truth.
        #expect(zoo.finder.threads.count == zoo.truth.threads.count + 1)
        for truth in zoo.truth.threads {
            let thread = try #require(zoo.finder.threads.first { $0.identifier == truth.ident })
            #expect(thread.interpreter == 0)
            if truth.name.isEmpty {
                // One that threading does not know: all that is there is the kernel's name for it.
                #expect(thread.nativeID != nil && thread.nativeID != zoo.truth.pid)
                #expect(thread.name == zoo.image.threads.first { $0.id == thread.nativeID }?.name)
            } else {
                #expect(thread.name == truth.name)
                #expect(thread.nativeID == truth.native)
            }
            #expect(thread.frames.map(\.function) == truth.frames.map(\.function), "\(python), \(truth.name)")
            #expect(thread.frames.map(\.file) == truth.frames.map(\.file))
            #expect(thread.frames.map(\.line) == truth.frames.map(\.line), "\(python), \(truth.name)")
            if python.minor <= 10 { #expect(thread.frames.map(\.object) == truth.frames.map(\.object)) }
        }
        // Nobody runs: all wait for something with the lock released.
        #expect(zoo.finder.threads.allSatisfy { !$0.holdsGIL })
    }

    @Test("Every local of every frame is found by its name", arguments: PythonBuild.versions)
    func locals(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        var compared = 0
        for truth in zoo.truth.threads {
            let thread = try #require(zoo.finder.threads.first { $0.identifier == truth.ident })
            for (frame, truth) in zip(thread.frames, truth.frames) where !truth.locals.isEmpty {
                let references = zoo.references(of: frame)
                #expect(zoo.locals(in: references) == truth.locals, "\(python), \(truth.function)")
                #expect(references.notes.isEmpty)
                compared += 1
            }
        }
        #expect(compared > 80)
    }

    @Test("A generator's frame is the generator, any other its own object", arguments: PythonBuild.versions)
    func holders(python: PythonBuild) throws {
        let zoo = try FramesZoo(python)
        let frames = zoo.finder.threads.flatMap(\.frames)
        for frame in frames {
            let isGenerator = ["running_generator", "awaiting", "awaited"].contains(frame.function)
            switch frame.holder {
            case .frameObject: #expect(python.minor <= 10)
            case .generator: #expect(python.minor >= 11 && isGenerator)
            case .interpreterFrame: #expect(python.minor >= 11 && !isGenerator)
            }
        }
        #expect(
            zoo.finder.interpreterFrames == frames.filter { $0.holder == .interpreterFrame }.map(\.object))
    }
}
