/// The lists in which CPython keeps the container objects, one a generation: the complete truth about what its collector
/// tracks.
///
/// A list is circular and doubly linked through the `PyGC_Head` before each object, and begins at a head in the state of
/// its interpreter (3.8: in `_PyRuntime`). `_gc_next` carries a flag in bit 0 during a collection, `_gc_prev` two flags
/// always, and during a collection a count in place of the link.
///
/// Source: Include/internal/pycore_gc.h, Modules/gcmodule.c (3.13: Python/gc.c).
package struct CollectorLists: Sendable {
    /// One list. A struct of numbers: hot code copies it.
    struct List: Sendable {
        /// Row of ``PythonInstance/interpreters``.
        var interpreter: Int
        /// 0 to 2, 3 for the permanent generation (`gc.freeze`).
        var generation: Int
        var head: UInt64
        /// Whether a collection was running.
        var isCollecting: Bool
    }

    /// A list that could not be followed to its end, because a collection was at work on it.
    package struct Break: Sendable, Equatable {
        package var interpreter: Int
        package var generation: Int
        /// Where it leads nowhere.
        package var address: UInt64
    }

    let lists: [List]
    /// The state of each interpreter's collector. CPython 3.8 has one for all interpreters.
    package let collectors: [CollectorState]
    private let layout: CollectorLayout

    package init(_ python: PythonInstance, in space: AddressSpace) throws(CaptureError) {
        let layout = try CollectorLayout(python.layout, minor: python.minor)
        let owners = python.minor == 8 ? [python.runtime] : python.interpreters
        collectors = owners.map { layout.state(of: $0, in: space) }
        var lists: [List] = []
        for (row, owner) in owners.enumerated() {
            for generation in 0...3 {
                lists.append(
                    List(
                        interpreter: row, generation: generation, head: layout.head(generation, of: owner),
                        isCollecting: collectors[row].isCollecting))
            }
        }
        self.lists = lists
        self.layout = layout
    }

    /// Whether a collection was running: objects may then be in no list.
    package var isCollecting: Bool { collectors.contains(where: \.isCollecting) }

    /// Every object in the lists, by the address of its `ob_refcnt`; generation 3 is the permanent one. Two loads an
    /// object.
    ///
    /// - Returns: the lists that break off during a collection.
    /// - Throws: `validation` where a list breaks off and no collection explains it.
    package func forEach(
        in space: AddressSpace, _ body: (_ object: UInt64, _ generation: Int) -> Void
    ) throws(CaptureError) -> [Break] {
        var breaks: [Break] = []
        for list in lists {
            let broken = layout.walk(list, in: space) { body($0, list.generation) }
            guard let broken else { continue }
            guard list.isCollecting else { throw flaw(of: list, at: broken) }
            breaks.append(
                Break(interpreter: list.interpreter, generation: list.generation, address: broken))
        }
        return breaks
    }

    /// Whether the ends of every list meet their heads: cheap, and what a wrong layout fails.
    func checkHeads(in space: AddressSpace) throws(CaptureError) {
        for list in lists where !list.isCollecting && !layout.isHead(list.head, in: space) {
            throw flaw(of: list, at: list.head)
        }
    }

    private func flaw(of list: List, at address: UInt64) -> CaptureError {
        CaptureError(
            .validation,
            "the collector's list of \(list.generation == 3 ? "the permanent generation" : "generation \(list.generation)") of interpreter \(list.interpreter) breaks off at \(hexadecimal(address))",
            remedy:
                "The layout table does not fit the build (give --layout FILE), the core file is damaged (take it again), or the program corrupted its memory"
        )
    }
}
