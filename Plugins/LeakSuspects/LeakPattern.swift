import AnalyzerKit

/// Mistakes that have a name, told from the path to a suspect and from what it holds.
struct LeakPattern {
    /// `an unbounded cache`: completes "it looks like …".
    let name: String
    /// What probably happened.
    let hypothesis: String
    let nextCheck: String

    /// For objects that nothing refers to and that are alive all the same; not told from a path, since there is none.
    static let uncountedReferences = LeakPattern(
        name: "a C extension that does not give references back",
        hypothesis: """
            Nothing on the heap refers to these objects, yet their reference counts say that somebody does: C code took a \
            reference and lost it.
            """,
        nextCheck: """
            Look for the extension these objects pass through, and for a `Py_INCREF` or a new reference without its \
            `Py_DECREF`.
            """)

    /// The first pattern that fits, the most specific ones first.
    static func recognize(
        path: [ObjectID], labels: [String], content: KeptContent, in heap: HeapGraph
    ) -> LeakPattern? {
        let scene = Scene(path: path, labels: labels, content: content, heap: heap)
        return all.first { $0.fits(scene) }?.pattern
    }

    /// What a pattern looks at.
    struct Scene {
        let path: [ObjectID]
        let labels: [String]
        let content: KeptContent
        let heap: HeapGraph

        func passesType(_ matches: (String) -> Bool) -> Bool {
            path.contains { matches(heap.typeName(of: $0)) }
        }
        func passesLabel(_ matches: (String) -> Bool) -> Bool { labels.contains(where: matches) }

        /// Words of the names along the path, in lower case.
        func hasWord(of words: [String]) -> Bool {
            labels.contains { label in
                let name = label.lowercased()
                return words.contains { name.contains($0) }
            }
        }

        /// The last object's kind.
        var endKind: TypeKind { path.last.map { heap.kind(of: $0) } ?? .other }
        var endType: String { path.last.map { heap.typeName(of: $0) } ?? "" }

        /// A class on the path, and a container of it right behind.
        var isClassAttribute: Bool {
            path.indices.dropLast().contains { step in
                heap.kind(of: path[step]) == .type
                    && path[(step + 1)...].prefix(2).contains {
                        [.list, .dictionary, .set].contains(heap.kind(of: $0))
                    }
            } && path.last.map { heap.kind(of: $0) } != .type
        }

        /// A container that is a global variable itself: module, namespace, container.
        var isGlobalContainer: Bool {
            guard path.count >= 2, [.dictionary, .list, .set].contains(endKind) else { return false }
            return path.dropLast().allSatisfy {
                [.module, .dictionary, .frame].contains(heap.kind(of: $0))
            } && (path.contains { heap.kind(of: $0) == .module } || labels.first == ".f_locals")
        }

        /// An object right below the end, or one below that, has a traceback.
        var holdsTracebacks: Bool {
            guard let end = path.last else { return false }
            let children = heap.dominatedChildren(of: end.index).prefix(16)
            let exceptions = children.count { child in
                heap.outgoing(from: ObjectID(child)).contains { heap.typeName(of: $0.target) == "traceback" }
            }
            return exceptions > 0 && 2 * exceptions >= children.count
        }

        /// Most of what the suspect holds directly are functions and methods.
        var holdsCallables: Bool {
            content.largestTypes.prefix(2).contains { type in
                ["method", "function", "cell"].contains(type.name) || type.name.contains("Lambda")
                    || type.name.hasSuffix("Listener") || type.name.contains("closure")
            }
        }
    }

    private struct Rule {
        let pattern: LeakPattern
        let fits: (Scene) -> Bool
    }

    private static let listenerWords = [
        "listener", "observer", "subscriber", "handler", "callback", "hook", "watcher",
    ]

    private static var all: [Rule] {
        [
            Rule(
                pattern: LeakPattern(
                    name: "an lru_cache that never evicts",
                    hypothesis: """
                        Results of a function are cached with `functools.lru_cache` or `functools.cache`, and the arguments \
                        hardly ever repeat: with `maxsize=None` nothing is ever evicted.
                        """,
                    nextCheck:
                        "Give the cache a `maxsize`, or cache on fewer arguments; `cache_info()` tells its hits."
                ),
                fits: { $0.passesType { $0.hasSuffix("_lru_cache_wrapper") } }),
            Rule(
                pattern: LeakPattern(
                    name: "an exception that keeps its frames",
                    hypothesis: """
                        An exception was stored; its traceback keeps every frame between where it was raised and where it \
                        was caught, with all their local variables.
                        """,
                    nextCheck: """
                        Store the message instead of the exception, or clear it: `traceback.clear_frames`, \
                        `error.__traceback__ = None`.
                        """),
                fits: {
                    $0.passesType { $0 == "traceback" } || $0.passesLabel { $0 == ".__traceback__" }
                        || $0.holdsTracebacks
                }),
            Rule(
                pattern: LeakPattern(
                    name: "data of threads that are over, or of a pool's that never end",
                    hypothesis: "Values are kept for each thread, and the threads are reused or never end.",
                    nextCheck: "Remove the value when a unit of work ends, rather than when the thread does."),
                fits: { scene in
                    scene.passesType { type in
                        type.hasSuffix("_thread._local") || type == "threading.local"
                            || type.hasSuffix("ThreadLocalMap")
                    }
                }),
            Rule(
                pattern: LeakPattern(
                    name: "generators that never finish",
                    hypothesis:
                        "A generator that is not run to its end keeps its frame, and all its local variables.",
                    nextCheck: "Close what is not exhausted: `generator.close()`, or `contextlib.closing`."),
                fits: { $0.endType == "generator" || $0.content.largestTypes.first?.name == "generator" }),
            Rule(
                pattern: LeakPattern(
                    name: "listeners that are never removed",
                    hypothesis:
                        "Something registers itself for events and is not removed when it is done with.",
                    nextCheck: """
                        Pair every registration with a removal, or hold the listeners by weak references \
                        (`weakref.WeakMethod`, `WeakSet`, `WeakRef`).
                        """),
                fits: { $0.hasWord(of: listenerWords) || $0.holdsCallables && $0.endKind != .dictionary }),
            Rule(
                pattern: LeakPattern(
                    name: "a closure that holds more than it needs",
                    hypothesis: """
                        A function that was defined inside another one keeps the variables of that one alive for as long as \
                        it lives itself.
                        """,
                    nextCheck:
                        "Pass what it needs as arguments, or drop the variable when it is not needed any more."
                ),
                fits: {
                    $0.passesType { $0 == "cell" }
                        || $0.passesLabel { $0 == ".__closure__" || $0.hasPrefix("context ") }
                }),
            Rule(
                pattern: LeakPattern(
                    name: "an unbounded cache",
                    hypothesis: "Entries are added under ever new keys and none is removed.",
                    nextCheck: "Give it a limit or an expiry, or hold its values by weak references."),
                fits: { $0.hasWord(of: ["cache", "memo", "session", "pool"]) }),
            Rule(
                pattern: LeakPattern(
                    name: "a class attribute that all instances fill",
                    hypothesis:
                        "A container belongs to the class, not to each instance: it lives as long as the program.",
                    nextCheck: "Make it an attribute of the instance, or empty it when an instance goes."),
                fits: { $0.isClassAttribute || $0.passesLabel { $0.hasPrefix("static ") } }),
            Rule(
                pattern: LeakPattern(
                    name: "a global container that only grows",
                    hypothesis:
                        "A variable of a module lives as long as the program: what is added to it stays.",
                    nextCheck: "Find what adds to it, and what is to remove again."),
                fits: { $0.isGlobalContainer }),
        ]
    }
}
