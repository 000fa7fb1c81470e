/// Python's memory management, on raw memory: a heap of managed objects with the semantics and the object sizes of
/// CPython 3.11.
///
/// Programs are Swift code that makes objects, connects them, pushes frames and releases references; what they leave
/// alive is what a dump shows. One thread: nothing here is synchronised. Each runtime has an allocator of its own,
/// which goes back to the system with it.
///
/// Making a simple object costs well under 200 ns in a release build, collections included.
package final class Runtime {
    package let allocator: PoolAllocator
    let state: UnsafeMutablePointer<RuntimeState>
    let statics: StaticObjects
    let types: BuiltinTypes

    /// Types by index: the built-in ones by kind, then classes as they were made.
    var typeTable: [TypeDescription]
    var functions: [Function] = []
    /// `sys.argv`.
    package var programArguments: [String] = []
    /// Reads the sources that tracebacks show.
    package var sourceReader: (any SourceReader)?
    var lineEvents: [LineEvent] = []
    var placedLineEvents: [UInt: (Opcode, LineEvent)] = [:]
    /// Finds modules in Python.
    package var sourceFinder: (any SourceFinder)?
    /// What the evaluation loop calls for work that was requested.
    package let dumpSchedule = DumpSchedule()
    /// Who wants the text of the metrics at each interval, and what tells when one is over.
    var metricsSinks: [(String) -> Void] = []
    var metricsPublisher: MetricsPublisher?
    package var pendingWorkHandler: ((Runtime, PendingWork) -> Void)?
    /// Each holds a reference.
    var modules: [ObjectRef] = []

    /// - Parameter hashSeed: the key under which strings are hashed; the same seed makes runs repeat themselves.
    package init(geometry: AllocatorGeometry = .classic, hashSeed: UInt64 = 0) {
        allocator = PoolAllocator(geometry: geometry)
        statics = StaticObjects()
        types = statics.types
        state = .allocate(capacity: 1)
        state.initialize(to: RuntimeState(hashSeed: hashSeed))
        let builtins = types
        typeTable = ObjectKind.allCases.map {
            TypeDescription(
                name: $0.typeName, module: KindLayout[$0].module, kind: $0, address: builtins[$0].address)
        }
        for kind in ExceptionKind.allCases.dropFirst() {
            typeTable.append(
                TypeDescription(
                    name: kind.typeName, module: "builtins", kind: .exception,
                    address: statics.exceptionTypes[kind.rawValue].address))
        }
    }

    deinit {
        stopPublishing()
        closeCollectorLog()
        endTracing()
        freeLanguageState()
        allocator.tearDown()
        statics.free()
        state.pointee.free()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Whether the object lives outside the allocator and is never freed.
    @inline(__always)
    package func isStatic(_ object: ObjectRef) -> Bool { statics.contains(object) }

    /// Objects in the heap, static ones not counted. Walks the heap.
    package var objectCount: Int {
        var count = 0
        allocator.forEachObject { _ in count += 1 }
        return count
    }

    /// Ends the program: pops the frames, lets the modules go and collects until nothing more is found.
    /// - Returns: how many objects are left, because references to them were never released.
    package func finish() -> Int {
        endTracing()
        while let frame = currentFrame { popFrame(Frame(runtime: self, frame: frame)) }
        let leaving = modules
        modules = []
        for module in leaving { release(module) }
        shutDownLanguage()
        releaseCollectorLists()
        while collect() > 0 {}
        freeFreeLists()
        return objectCount
    }
}
