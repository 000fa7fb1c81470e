/// What ships, by name: for the check of a program before it runs.
extension Runtime {
    /// The modules that Swift implements.
    package static var nativeModuleNames: [String] { NativeModule.all.map(\.name) }

    /// The names in `builtins`.
    package var builtinNames: Set<String> {
        language.pointee.builtins == none ? [] : names(in: language.pointee.builtins)
    }

    /// The names in each of these modules that Swift implements.
    ///
    /// They are imported into a runtime made for the question: in this one that would show, in what it allocates and in
    /// `sys.modules`.
    package static func names(inNativeModules modules: [String]) -> [String: Set<String>] {
        guard !modules.isEmpty else { return [:] }
        let runtime = Runtime()
        runtime.boot()
        var result: [String: Set<String>] = [:]
        for name in modules {
            do throws(Raised) {
                if let module = runtime.importedModule(name) {
                    result[name] = runtime.names(in: runtime.moduleDict(module))
                } else if let module = try runtime.importNativeModule(name) {
                    result[name] = runtime.names(in: runtime.moduleDict(module))
                }
            } catch {
                runtime.dropException()
            }
        }
        _ = runtime.finish()
        return result
    }

    private func names(in dict: ObjectRef) -> Set<String> {
        var names: Set<String> = []
        forEachEntry(dict) { key, _ in
            if key.kind == .str { names.insert(stringValue(key)) }
        }
        return names
    }
}
