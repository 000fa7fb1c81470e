import FoundationEssentials

/// Heap dumps that a JVM makes of a service's heap, as large as wanted: `ServiceHeap.java`.
struct JavaHeap {
    private let classes: String

    /// Compiles the program.
    init(program: String, folder: String) throws {
        classes = "\(folder)/classes"
        _ = try CommandRun(["javac", "-d", classes, program])
    }

    /// Writes a dump of about as many objects; the JVM gets 240 bytes for each of them.
    func write(to path: String, objects: Int) throws {
        try? FileManager.default.removeItem(atPath: path)
        let memory = max(512, (objects * 240) >> 20)
        _ = try CommandRun(
            [
                "java", "-Xmx\(memory)m", "-XX:+UseParallelGC", "-cp", classes, "ServiceHeap", "\(objects)",
                path,
            ])
    }
}
