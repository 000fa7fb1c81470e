import Glibc

/// A folder that is removed with everything in it when nobody holds it any more.
package final class TemporaryFolder {
    package let path: String

    package init() {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/barrow-test-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "cannot create a temporary folder in \(base)")
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit {
        for name in names { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    /// The files in it, sorted.
    package var names: [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package func file(_ name: String) -> String { "\(path)/\(name)" }

    package func read(_ name: String) -> [UInt8] {
        let file = fopen(self.file(name), "r")!
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(file))
        rewind(file)
        precondition(fread(&bytes, 1, bytes.count, file) == bytes.count)
        return bytes
    }

    package func write(_ bytes: [UInt8], to name: String) {
        let file = fopen(self.file(name), "w")!
        defer { fclose(file) }
        precondition(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
}
