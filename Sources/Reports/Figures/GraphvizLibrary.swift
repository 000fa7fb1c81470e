@preconcurrency import CGraphviz
import Glibc
import Synchronization

/// libgraphviz as one process may use it: one caller at a time, its messages collected instead of printed.
///
/// The layout engines and the SVG renderer live in plugins that libgvc usually finds through a file generated at
/// installation (`config6a`), under a path compiled in. That file is not read here: the three plugins needed are
/// opened from the folder libgvc itself was loaded from, so a copy of the libraries works wherever it is unpacked.
/// Without the pango plugin, text is measured with libgvc's built-in metrics of Helvetica: the same layout on every
/// machine, whatever fonts are installed.
enum GraphvizLibrary {
    /// libgraphviz has global state in its parser, its error reporting and its layouts.
    private static let oneAtATime = Mutex<Void>(())
    private static let messages = Mutex<String>("")

    /// Runs `body` with a context, holding the process's only lock on libgraphviz.
    static func withContext<Result: Sendable>(
        _ body: (OpaquePointer) throws(FigureError) -> Result
    ) throws(FigureError) -> Result {
        try oneAtATime.withLock { _ throws(FigureError) in
            messages.withLock { $0 = "" }
            _ = agseterrf { message in
                if let message { GraphvizLibrary.collect(String(cString: message)) }
                return 0
            }
            guard let context = gvContextPlugins(nil, 0) else {
                throw .unavailable(message: "libgraphviz gave no context")
            }
            defer { gvFreeContext(context) }
            for name in ["core", "dot_layout", "neato_layout"] {
                gvAddLibrary(context, try plugin(name))
            }
            return try body(context)
        }
    }

    /// libgraphviz's complaints since the context was made, on one line, without the final stop.
    static var complaint: String {
        let words = messages.withLock { $0 }.split(whereSeparator: \.isWhitespace)
        let text = words.drop { $0 == "Error:" }.joined(separator: " ")
        return text.isEmpty
            ? "libgraphviz gave no reason" : DisplayText.shortened(DisplayText.visible(text), to: 300)
    }

    private static func collect(_ message: String) {
        // A bad figure can raise a warning for each node; the first ones tell.
        messages.withLock { if $0.utf8.count < 4_096 { $0 += message } }
    }

    private static func plugin(_ name: String) throws(FigureError) -> UnsafeMutablePointer<gvplugin_library_t>
    {
        let folder = try folderOfLibrary()
        for candidate in ["\(folder)/graphviz", folder] {
            guard let file = sharedObject(named: "libgvplugin_\(name).so", in: candidate),
                let handle = dlopen("\(candidate)/\(file)", RTLD_NOW | RTLD_LOCAL),
                let symbol = dlsym(handle, "gvplugin_\(name)_LTX_library")
            else { continue }
            return symbol.assumingMemoryBound(to: gvplugin_library_t.self)
        }
        throw .unavailable(
            message: "libgvplugin_\(name).so is neither in \(folder)/graphviz nor beside libgvc; "
                + "on Debian it comes with libgvc6")
    }

    /// The folder of the libgvc that this process runs, from the kernel's list of mapped files.
    private static func folderOfLibrary() throws(FigureError) -> String {
        let maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
        guard maps >= 0 else {
            throw .unavailable(message: "/proc/self/maps cannot be opened, so libgvc's place is not known")
        }
        defer { close(maps) }
        for line in String(decoding: readToEnd(maps), as: UTF8.self).split(separator: "\n") {
            guard let path = line.firstIndex(of: "/").map({ line[$0...] }),
                let name = path.lastIndex(of: "/"), path[name...].hasPrefix("/libgvc.so")
            else { continue }
            return String(path[..<name])
        }
        throw .unavailable(message: "libgvc is not among the files this process has mapped")
    }

    /// `libgvplugin_core.so`, or with a version after it (`.so.6`), as the library's packaging names it.
    private static func sharedObject(named name: String, in folder: String) -> String? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream) {
            let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if file == name || file.hasPrefix(name + ".") { found.append(file) }
        }
        return found.min()
    }
}
