import HeapGraph

/// What the runtime holds for all interpreters.
extension RootFinder {
    mutating func addRuntime() {
        for (field, offset) in reader.python.layout.references("_PyRuntimeState") {
            add(reader.word(reader.python.runtime, offset), .interpreter, Self.runtimeName(field))
        }
        // A static variable; later each interpreter's state holds its own.
        if reader.python.minor <= 11 {
            for table in reader.internedTables { add(table, .interpreter, Self.internedName) }
        }
    }

    /// `signals.handlers[2].func` is the handler of signal 2.
    private static func runtimeName(_ field: String) -> String {
        guard field.hasPrefix("signals.handlers["), let end = field.firstIndex(of: "]") else { return field }
        return "handler of signal \(field.dropFirst("signals.handlers[".count)[..<end])"
    }
}
