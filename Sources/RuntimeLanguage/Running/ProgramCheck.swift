import Glibc
import ManagedRuntime

/// Looks through a program and the files beside it that it imports, before any of it runs.
struct ProgramCheck {
    private let directory: String
    private let runtime: Runtime
    private var files: [SourceFile] = []

    private struct SourceFile {
        var path: String
        var source: [UInt8]
        var program: ParsedProgram
        /// The modules it imports, dotted.
        var imports: Set<String>
    }

    /// What to write to standard error instead of running the program: every place that is outside the subset. Nil where
    /// there is none, and where the program is not Python: then compiling it says so.
    static func refusal(
        of source: [UInt8], file: String, directory: String, for runtime: Runtime
    ) -> String? {
        var check = ProgramCheck(directory: directory, runtime: runtime)
        check.add(source, file: file)
        let text = check.report()
        return text.isEmpty ? nil : text
    }

    private init(directory: String, runtime: Runtime) {
        self.directory = directory
        self.runtime = runtime
    }

    /// The file and, from there, what it imports.
    private mutating func add(_ source: [UInt8], file: String) {
        guard !files.contains(where: { $0.path == file }) else { return }
        let program: ParsedProgram
        do throws(SyntaxError) {
            program = try parseProgram(source, file: file)
        } catch {
            guard error.kind == .outsideSubset else { return }
            program = ParsedProgram(module: Module(body: []), unsupported: [error])
        }
        let imports = BoundNames.imports(of: program.module)
        files.append(SourceFile(path: file, source: source, program: program, imports: imports))
        for name in imports.sorted() where !ships(name) {
            let path = ProgramSources.join(directory, name + ".py")
            if let source = ProgramSources.contents(of: path) { add(source, file: path) }
        }
    }

    private func ships(_ module: String) -> Bool {
        EmbeddedLibrary.modules[module] != nil || Runtime.nativeModuleNames.contains(module)
    }

    private func report() -> String {
        let rules = rules()
        return files.map { file in
            let places =
                file.program.unsupported + placesOutsideSubset(of: file.program.module, rules: rules)
            return places.sorted { $0.range.startLine < $1.range.startLine }.map {
                SyntaxErrorText($0, source: file.source, file: file.path).description
            }.joined()
        }.joined()
    }

    private func rules() -> SubsetRules {
        var modules: [String: Set<String>] = ["__future__": [], "__main__": []]
        let imported = files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
        for name in Runtime.nativeModuleNames { modules[name] = [] }
        let native = Runtime.nativeModuleNames.filter { imported.contains($0) }
        modules.merge(Runtime.names(inNativeModules: native)) { $1 }
        for (name, source) in EmbeddedLibrary.modules {
            guard imported.contains(name), let module = try? parse(source, file: name) else {
                modules[name] = []
                continue
            }
            modules[name] = BoundNames.topLevel(of: module)
        }
        let directory = directory
        return SubsetRules(modules: modules, builtins: runtime.builtinNames) { name in
            access(ProgramSources.join(directory, name + ".py"), R_OK) == 0
        }
    }
}
