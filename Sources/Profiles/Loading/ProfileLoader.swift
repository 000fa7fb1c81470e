import AnalysisResults

/// Reads profiles.
package enum ProfileLoader {
    /// Reads a profile and all it extends, and checks every name and value in it.
    ///
    /// - Parameters:
    ///   - nameOrPath: a path where it has a `/` or ends in `.yaml` or `.yml`; else a name.
    ///   - searchPath: directories in which names are looked up, in this order.
    ///   - analyzers: those that can be run; each name once.
    /// - Throws: every mistake there is, in all files of the chain, sorted by place.
    package static func load(
        _ nameOrPath: String, searchPath: [String], analyzers: [AnalyzerDescriptor]
    ) throws(ProfileErrors) -> Profile {
        var chain = ExtendsChain(searchPath: searchPath, analyzers: analyzers)
        chain.read(nameOrPath)
        var merge = ProfileMerge(analyzers: analyzers)
        for layer in chain.layers.reversed() { merge.apply(layer) }
        var mistakes = chain.mistakes
        if chain.knowsItsAnalyzers { merge.check(into: &mistakes, place: chain.layers[0].place) }
        try mistakes.throwIfAny()
        return merge.profile(named: chain.name)
    }

    /// The names that `load` finds in these directories, sorted.
    package static func names(in searchPath: [String]) -> [String] { ProfileFile.names(in: searchPath) }
}

/// The files from a profile to the one that extends nothing.
private struct ExtendsChain {
    let searchPath: [String]
    private var reader: LayerReader
    /// The profile asked for first, what it extends next.
    private(set) var layers: [ProfileLayer] = []
    private var files: [ProfileFile] = []
    /// Whether every file was read and says which analyzers it means.
    private(set) var knowsItsAnalyzers = true

    init(searchPath: [String], analyzers: [AnalyzerDescriptor]) {
        self.searchPath = searchPath
        reader = LayerReader(analyzers: analyzers)
    }

    var mistakes: MistakeCollector { reader.mistakes }
    var name: String { files[0].name }

    mutating func read(_ nameOrPath: String) {
        var next = find(nameOrPath, from: nil)
        while let file = next {
            files.append(file)
            guard let layer = layer(of: file) else { return }
            layers.append(layer)
            next = layer.extends.flatMap { find($0.name, from: (file, $0.place)) }
        }
    }

    private mutating func layer(of file: ProfileFile) -> ProfileLayer? {
        do throws(ProfileMistake) {
            let root = try reader.compose(try file.read(limits: .standard), limits: .standard)
            let layer = reader.read(root)
            knowsItsAnalyzers = knowsItsAnalyzers && layer.knowsItsAnalyzers
            return layer
        } catch {
            reader.mistakes.add(error)
            knowsItsAnalyzers = false
            return nil
        }
    }

    private mutating func find(_ name: String, from origin: (file: ProfileFile, place: SourcePlace)?)
        -> ProfileFile?
    {
        let found = ProfileFile.find(
            name, in: origin?.file.directory, searchPath: searchPath, extending: origin?.file.identity)
        guard let found else {
            knowsItsAnalyzers = false
            let names = ProfileFile.names(in: searchPath)
            reader.mistakes.add(
                .profileNotFound, "there is no profile \(quote(name))", at: origin?.place,
                help: ProfileFile.isPath(name)
                    ? "the path is relative to \(origin == nil ? "the working directory" : "the file that extends it")"
                    : Suggestion.help(for: name, among: names, calling: "profiles"))
            return nil
        }
        guard let start = files.firstIndex(where: { $0.identity == found.identity }) else { return found }
        knowsItsAnalyzers = false
        let circle = (files[start...] + [found]).map { quote($0.name) }.joined(separator: " extends ")
        reader.mistakes.add(
            .extendsCycle, "profiles extend each other in a circle: \(circle)", at: origin?.place,
            help: "one of them must stand on its own")
        return nil
    }
}

extension LayerReader {
    /// The YAML tree of a file, with the mistakes that YAML alone can have.
    mutating func compose(_ source: SourceText, limits: YAMLLimits) throws(ProfileMistake) -> YAMLNode {
        var composer = YAMLComposer(source, limits: limits)
        defer { for mistake in composer.mistakes.mistakes { mistakes.add(mistake) } }
        return try composer.compose()
    }
}
