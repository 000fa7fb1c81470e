/// A program as it should be: caches that are weak, scopes that end, indexes that are bounded.
///
/// The documents are spread over 64 modules `library.section_00`…, none of which holds more than its share, and are
/// looked up through weak references that are swept when their referents have gone. An analysis must find nothing: no
/// leak, no cycle, no equal values held twice, no arena that a handful of blocks keeps alive beyond those at the edge.
package struct WellBehavedWorkload: Workload {
    package let name = "well-behaved"
    package let summary = "weak caches and scopes that end: nothing to find"

    /// Of each document: its number, the instance, its text, a weak reference.
    private static let objectsPerDocument = 4

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) -> PlantedTruth {
        var random = SplitMix64(seed: parameters.seed)
        let library = Library(runtime)
        runtime.makeCurrent(library.mainFunction, line: 21)
        let documents = max(Library.sections, parameters.objects / Self.objectsPerDocument)
        for number in 0..<documents {
            library.add(number, words: 1 + random.below(6))
            // Some are looked at and not kept.
            if random.below(4) == 0 { library.preview(number, words: 1 + random.below(6)) }
        }
        return PlantedTruth()
    }
}

private struct Library {
    static let sections = 64

    let runtime: Runtime
    let sectionDicts: [ObjectRef]
    let caches: [ObjectRef]
    let documentClass: ObjectRef
    let names: [ObjectRef]
    let mainFunction: FunctionID
    let previewFunction: FunctionID

    init(_ runtime: Runtime) {
        self.runtime = runtime
        let module = runtime.makeModule("library")
        documentClass = runtime.makeClass("Document", in: module, attributes: ["number", "text"])
        runtime.release(documentClass)
        names = runtime.borrowedNames(["number", "text"])
        let modules = (0..<Self.sections).map { index in
            runtime.makeModule("library.section_" + (index < 10 ? "0" : "") + String(index))
        }
        sectionDicts = modules.map { runtime.makeGlobalDict("documents", in: $0) }
        caches = modules.map { runtime.makeGlobalDict("recently_used", in: $0) }
        mainFunction = runtime.define("catalogue", file: "library.py", line: 17)
        previewFunction = runtime.define(
            "preview", file: "library.py", line: 33, locals: ["document", "words"])
    }

    /// Files a document in its section and, weakly, among the recently used.
    func add(_ number: Int, words: Int) {
        let document = makeDocument(number, words: words)
        let section = number % Self.sections
        let key = runtime.attribute(document, names[0])!
        runtime.setDictValue(sectionDicts[section], key, document)
        let weak = runtime.makeWeakReference(to: document)
        runtime.retain(key)
        runtime.setDictValue(caches[section], ownedKey: key, ownedValue: weak)
        runtime.release(document)
    }

    /// Makes a document that ends with the call, and the cache's entry with it.
    func preview(_ number: Int, words: Int) {
        runtime.call(previewFunction) { frame in
            let document = makeDocument(number, words: words)
            frame.set(0, owned: document)
            frame.set(1, owned: runtime.makeInt(words))
            let cache = caches[number % Self.sections]
            let key = runtime.makeFloat(Double(number) + 0.5)
            let weak = runtime.makeWeakReference(to: document)
            runtime.setDictValue(cache, key, weak)
            runtime.release(weak)
            runtime.removeDictValue(cache, for: key)
            runtime.release(key)
        }
    }

    private func makeDocument(_ number: Int, words: Int) -> ObjectRef {
        let document = runtime.makeInstance(of: documentClass)
        runtime.setAttribute(document, names[0], owned: runtime.makeInt(1000 + number))
        var text = TextBuilder()
        text.append("document ")
        text.append(number)
        for _ in 0..<words { text.append(", as written") }
        runtime.setAttribute(document, names[1], owned: text.makeString(runtime))
        return document
    }
}

extension Runtime {
    /// A dict that is a global variable of the module, which holds it; borrowed.
    func makeGlobalDict(_ name: String, in module: ObjectRef) -> ObjectRef {
        let dict = makeDict()
        setGlobal(module, name, owned: dict)
        return dict
    }
}
