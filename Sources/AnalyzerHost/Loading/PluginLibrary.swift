import AnalysisResults
import CAnalyzerABI
import FoundationEssentials
import Glibc
import HeapGraph

/// An analyzer's shared library, loaded into this process: for workers, and for tests that want no worker.
///
/// Loaded with `RTLD_NOW` (a missing symbol is an error here, not a crash in the middle of a run) and `RTLD_LOCAL`
/// (no plugin's symbols serve another one: every Swift plugin brings its own AnalyzerKit with its own registered
/// analyzer). A library's own references are still looked up in the program first, which is harmless because our
/// programs and test bundles export nothing; `RTLD_DEEPBIND` would forbid that look-up, but would also tear a
/// replaced allocator in two and is refused by sanitizers. Never unloaded: Swift's runtime keeps pointers into it.
package final class PluginLibrary: @unchecked Sendable {
    package let path: String
    package let descriptor: AnalyzerDescriptor
    private let analyzeFunction: AnalyzeFunction

    typealias AnalyzeFunction =
        @convention(c) (
            UnsafePointer<barrow_request>, UnsafePointer<barrow_sink>
        ) -> Int32
    private typealias RegisterFunction = @convention(c) (UnsafeMutablePointer<barrow_analyzer>) -> Int32

    /// Loads the library, shakes hands and reads its descriptor. `path` is absolute.
    package init(loading path: String) throws(PluginError) {
        self.path = path
        let register = try Self.entryFunction(path)
        var analyzer = barrow_analyzer()
        analyzer.struct_size = UInt32(MemoryLayout<barrow_analyzer>.size)
        let status = register(&analyzer)
        guard status == BARROW_OK else {
            throw PluginError(
                .refused, "its entry function refused this Barrow (status \(status))",
                remedy: "build the analyzer against this Barrow's analyzer_abi.h")
        }
        guard analyzer.abi_version == abiVersion else {
            throw PluginError.otherVersion(analyzer.abi_version)
        }
        guard let function = analyzer.analyze, let json = analyzer.descriptor_json else {
            throw PluginError(
                .invalidDescriptor, "its entry function left descriptor_json or analyze empty",
                remedy: "fill in both in \(entryPrefix)\(abiVersion)")
        }
        analyzeFunction = function
        descriptor = try Self.decode(
            UnsafeRawBufferPointer(start: json, count: analyzer.descriptor_length))
    }

    private static func entryFunction(_ path: String) throws(PluginError) -> RegisterFunction {
        guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw PluginError(
                .cannotLoad, "cannot be loaded: \(String(cString: dlerror()))",
                remedy: "build it for this machine, with the libraries it needs at hand")
        }
        if let symbol = dlsym(handle, "\(entryPrefix)\(abiVersion)") {
            return unsafeBitCast(symbol, to: RegisterFunction.self)
        }
        for version in UInt32(2)...9 where dlsym(handle, "\(entryPrefix)\(version)") != nil {
            throw PluginError.otherVersion(version)
        }
        throw PluginError.notAnAnalyzer
    }

    private static func decode(_ json: UnsafeRawBufferPointer) throws(PluginError) -> AnalyzerDescriptor {
        let remedy = "correct the descriptor as analyzer_abi.h describes it"
        guard json.count <= DescriptorValidator.maximumLength else {
            throw PluginError(
                .invalidDescriptor,
                "its descriptor has \(json.count) bytes, more than \(DescriptorValidator.maximumLength)",
                remedy: remedy)
        }
        let descriptor: AnalyzerDescriptor
        do {
            descriptor = try JSONDecoder().decode(AnalyzerDescriptor.self, from: Data(json))
        } catch {
            throw PluginError(
                .invalidDescriptor, "its descriptor is not valid: \(JSONFault.describe(error))",
                remedy: remedy)
        }
        if let fault = DescriptorValidator.fault(in: descriptor) {
            throw PluginError(.invalidDescriptor, "its descriptor is not valid: \(fault)", remedy: remedy)
        }
        return descriptor
    }
}

extension PluginLibrary {
    /// Receives what an analyzer says while it runs, on whatever thread it says it.
    package protocol Listener: AnyObject, Sendable {
        /// The bytes are the plugin's and valid for the call only.
        func receive(result: UnsafeRawBufferPointer)
        func receive(progress: Double)
        func receive(error: UnsafeRawBufferPointer)
    }

    /// Runs the analyzer; returns what its `analyze` returned. `options` holds every declared option.
    package func analyze(
        _ heaps: [(graph: HeapGraph, name: String)], options: [String: OptionValue], listener: any Listener
    ) throws -> Int32 {
        let json = Array(try JSONEncoder().encode(options))
        let images = BorrowedImages(heaps)
        let box = Unmanaged.passRetained(ListenerBox(listener))
        defer { box.release() }
        var sink = Self.sink
        sink.context = box.toOpaque()
        return json.withUnsafeBytes { bytes in
            var request = barrow_request(
                struct_size: UInt32(MemoryLayout<barrow_request>.size), image_count: UInt32(heaps.count),
                images: images.images.baseAddress!,
                options_json: bytes.bindMemory(to: CChar.self).baseAddress!, options_length: bytes.count)
            return withExtendedLifetime(images) { analyzeFunction(&request, &sink) }
        }
    }

    private final class ListenerBox {
        let listener: any Listener
        init(_ listener: any Listener) { self.listener = listener }

        static func of(_ context: UnsafeMutableRawPointer?) -> any Listener {
            Unmanaged<ListenerBox>.fromOpaque(context!).takeUnretainedValue().listener
        }
    }

    private static var sink: barrow_sink {
        barrow_sink(
            struct_size: UInt32(MemoryLayout<barrow_sink>.size), reserved: 0, context: nil,
            result: { context, bytes, count in
                ListenerBox.of(context).receive(result: UnsafeRawBufferPointer(start: bytes, count: count))
            },
            progress: { context, fraction in ListenerBox.of(context).receive(progress: fraction) },
            error: { context, bytes, count in
                ListenerBox.of(context).receive(error: UnsafeRawBufferPointer(start: bytes, count: count))
            })
    }
}
