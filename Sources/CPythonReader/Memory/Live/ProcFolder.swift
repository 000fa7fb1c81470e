import Glibc

/// Files of procfs below one folder (`/proc/PID`, `/proc/PID/task/TID`, or `/proc` itself).
package struct ProcFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    package func folder(_ name: String) -> ProcFolder { ProcFolder("\(path)/\(name)") }

    /// The whole content; nil where it cannot be read. Files of procfs have no size, so that they are read to the end.
    package func bytes(_ name: String) -> [UInt8]? {
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return content }
            content.append(contentsOf: piece[..<count])
        }
    }

    package func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// The first line without its end.
    package func line(_ name: String) -> String? {
        text(name).map { String($0.prefix { $0 != "\n" }) }
    }

    package func link(_ name: String) -> String? {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = target.withUnsafeMutableBytes { bytes in
            readlink("\(path)/\(name)", bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        return count >= 0 ? String(decoding: target[..<count], as: UTF8.self) : nil
    }

    /// The entries of a folder that are numbers: processes of `/proc`, threads of `/proc/PID/task`.
    package func numbers(in name: String) -> [Int32]? {
        guard let folder = opendir("\(path)/\(name)") else { return nil }
        defer { closedir(folder) }
        var numbers: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { CheckedBytes($0).cString(at: 0) }
            if let number = name.flatMap({ Int32($0) }) { numbers.append(number) }
        }
        return numbers
    }

    /// `Name:\tvalue` lines, as of `status`.
    package func fields(_ name: String) -> [String: String]? {
        guard let text = text(name) else { return nil }
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[String(line[..<colon])] = line[line.index(after: colon)...].trimmingSpace
        }
        return fields
    }
}

extension Substring {
    /// Without blanks at either end.
    package var trimmingSpace: String {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" || last == "\n" { rest.removeLast() }
        return String(rest)
    }
}
