import AnalysisResults
import CPythonReader
import DumpFiles
import GraphAlgorithms
import HeapGraph

/// Where an index file may be.
public enum IndexPolicy: Sendable {
    /// One beside the dump is used where it is current; none is made.
    case besideDump
    /// This one is used where it is current, and made otherwise.
    case file(String)
}

/// Opens dumps: from an index file where there is a current one, else by reading and deriving. What a file is, its content
/// says; a core file of CPython is captured into a temporary dump first.
public struct HeapOpener: Sendable {
    private let observer: any WorkbenchObserver

    public init(observer: any WorkbenchObserver) {
        self.observer = observer
    }

    /// Where the index of a dump is by default; of several dumps in a file each has its own.
    public static func indexPath(besideDump path: String, number: Int = 1) -> String {
        number == 1 ? "\(path)-index" : "\(path)-\(number)-index"
    }

    /// Opens a dump.
    ///
    /// A damaged or truncated dump is salvaged: see ``OpenedHeap/isSalvaged``. No index is made of it.
    ///
    /// - Parameters:
    ///   - dumpNumber: which of several dumps in the file, from 1.
    ///   - columns: what to derive from the graph: what is not needed costs time and memory. What the methods of
    ///     ``OpenedHeap`` need, they say. An index file that is made has every column.
    public func open(
        _ path: String, dumpNumber: Int = 1, index policy: IndexPolicy = .besideDump,
        deriving columns: Set<DerivedColumn> = Set(DerivedColumn.allCases)
    ) throws(WorkbenchError) -> OpenedHeap {
        try open(path, dumpNumber: dumpNumber, index: policy, deriving: columns, values: .full)
    }

    /// - Parameter values: with anything but `full` no index is used, since it has the values.
    func open(
        _ path: String, dumpNumber: Int, index policy: IndexPolicy, deriving columns: Set<DerivedColumn>,
        values: HeapGraphBuilder.ValueDetail
    ) throws(WorkbenchError) -> OpenedHeap {
        do {
            let source = try HeapSource(path, dumpNumber: dumpNumber, observer: observer)
            let reader = try source.open()
            if values == .full, let graph = openIndex(policy, of: reader, source) {
                return OpenedHeap(graph: graph, reader: reader, source: source, damage: [])
            }
            return try read(reader, source, policy, Set(columns.map(\.derivation)), values)
        } catch {
            throw WorkbenchError(opening: path, error)
        }
    }

    /// A current index with every column; nil where there is none. What is wrong with an index is no error: it is
    /// made again or done without.
    private func openIndex(
        _ policy: IndexPolicy, of reader: any DumpReading, _ source: HeapSource
    ) -> HeapGraph? {
        let path =
            switch policy {
            case .besideDump: Self.indexPath(besideDump: source.path, number: source.dumpNumber)
            case .file(let path): path
            }
        guard let image = try? GraphImage.open(path: path, expecting: reader.contentHash) else { return nil }
        let graph = HeapGraph(image: image)
        return GraphDerivation.has(Set(Derivation.allCases), in: graph) ? graph : nil
    }

    private func read(
        _ reader: any DumpReading, _ source: HeapSource, _ policy: IndexPolicy,
        _ derivations: Set<Derivation>, _ values: HeapGraphBuilder.ValueDetail
    ) throws -> OpenedHeap {
        var backing = GraphImage.Backing.anonymous
        var derivations = derivations
        if case .file(let path) = policy {
            backing = .file(path)
            derivations = Set(Derivation.allCases)
        }
        let loaded = try observer.timed("read") {
            try reader.load(backing: backing, values: values) { observer.progress("read", fraction: $0) }
        }
        let graph = try GraphDerivation.derive(derivations, in: loaded.graph) { step, seconds in
            observer.finished(step, seconds: seconds)
        }
        if case .file = policy, loaded.missing.isEmpty { try graph.image?.publish() }
        return OpenedHeap(graph: graph, reader: reader, source: source, damage: loaded.missing)
    }
}

extension DerivedColumn {
    fileprivate var derivation: Derivation {
        switch self {
        case .referrers: .referrers
        case .distances: .distances
        case .dominators, .retainedSizes: .dominators
        case .stronglyConnectedComponents: .components
        }
    }
}

extension WorkbenchError {
    /// What kept a file from being opened, in the words of whoever found it.
    init(opening path: String, _ error: any Error) {
        switch error {
        case let error as WorkbenchError: self = error
        case let error as DumpError:
            self.init(error.code == .noRoom ? .cannotWrite : .cannotRead, error.description)
        case let error as ImageError:
            self.init(error.code == .noSpace ? .cannotWrite : .cannotRead, error.message)
        default: self.init(.cannotRead, "\(path): \(error)")
        }
    }
}
