import HeapGraph
import TestSupport
import Testing

@testable import HPROFReader

/// The same answers as VisualVM's heap library, on a live-only dump of a real program.
@Suite(
    "Side by side with VisualVM",
    .enabled(if: VisualVMOutput.isThere, Comment(rawValue: VisualVMOutput.reason)))
struct VisualVMTests {
    private static let dump = Result {
        let folder = TemporaryFolder()
        _ = try JavaProgram.run(
            "Fixtures/Registry.java", options: ["-XX:+UseSerialGC"],
            arguments: [folder.file("live.hprof"), "live"])
        return (
            folder: folder, heap: try ReadHeap(path: folder.file("live.hprof")),
            visualVM: try VisualVMOutput(of: folder.file("live.hprof"), largest: 1000)
        )
    }

    @Test("The same classes with the same instances and bytes")
    func histogram() throws {
        let (_, heap, visualVM) = try Self.dump.get()
        let graph = heap.graph
        var rows = [VisualVMOutput.ClassRow](
            repeating: .init(name: "", instances: 0, bytes: 0), count: graph.types.count)
        let classes = Set(graph.types.map(\.object))
        for object in graph.objects where !classes.contains(object.rawValue) {
            rows[graph.type(of: object).index].instances += 1
            rows[graph.type(of: object).index].bytes += graph.shallowSize(of: object)
        }
        #expect(visualVM.classes.count > 400)
        var ids: Set<UInt64> = []
        for (type, record) in graph.types.enumerated() where record.object != noRow {
            rows[type].name = graph.name(NameID(record.name))
            let id = graph.address(of: ObjectID(record.object))
            #expect(visualVM.classes[id] == rows[type])
            ids.insert(id)
        }
        #expect(ids == Set(visualVM.classes.keys))
    }

    @Test("The same 1,000 largest retained sizes")
    func retainedSizes() throws {
        let (_, heap, visualVM) = try Self.dump.get()
        let rules = try VisualVMRules(heap.graph)
        #expect(visualVM.largest.count == 1000)
        var same = 0
        for row in visualVM.largest {
            let own = try #require(rules.retained[row.object])
            if own == row.retained {
                same += 1
            } else if row.type == "java.lang.Class" {
                // It counts a class object's own size where nothing below it has a second referrer, and only there.
                #expect(row.retained == own + row.shallow, "\(row)")
            } else {
                // The first instance that its search meets refers to its class, also where something else does: what
                // the class's static fields hold is then missing above the others. Which is first depends on its order.
                #expect(row.retained <= own, "\(row)")
                #expect(own - row.retained <= rules.throughClasses[row.object] ?? 0, "\(row)")
            }
        }
        #expect(same >= 980)
    }
}
