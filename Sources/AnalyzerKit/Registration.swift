@_exported import CAnalyzerABI
import FoundationEssentials

extension Analyzer {
    /// Fills in the host's table; to be called from the plugin's `barrow_analyzer_register_1` and returned from it.
    public static func register(in analyzer: UnsafeMutablePointer<barrow_analyzer>) -> Int32 {
        guard analyzer.pointee.struct_size >= UInt32(MemoryLayout<barrow_analyzer>.size) else {
            return Int32(BARROW_FAILED)
        }
        registered = Registered(Self.self)
        analyzer.pointee.abi_version = UInt32(BARROW_ABI_VERSION)
        analyzer.pointee.descriptor_json = UnsafePointer(registered!.descriptor.baseAddress!)
        analyzer.pointee.descriptor_length = registered!.descriptor.count
        analyzer.pointee.analyze = { request, sink in registered!.run(request, sink) }
        return Int32(BARROW_OK)
    }
}

/// The one analyzer of this library. Set once, before the host calls anything else.
nonisolated(unsafe) private var registered: Registered?

/// A registered analyzer and its descriptor as JSON, which lives as long as the library.
private struct Registered {
    let type: any Analyzer.Type
    let descriptor: UnsafeMutableBufferPointer<CChar>

    init(_ type: any Analyzer.Type) {
        self.type = type
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = try! encoder.encode(type.descriptor)
        descriptor = .allocate(capacity: json.count)
        _ = descriptor.initialize(from: json.lazy.map { CChar(bitPattern: $0) })
    }

    func run(_ request: UnsafePointer<barrow_request>, _ sink: UnsafePointer<barrow_sink>) -> Int32 {
        do {
            let result = try type.init().analyze(AnalysisRequest(request.pointee, sink: sink.pointee))
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let json = try encoder.encode(result)
            send(json, to: sink.pointee.result, sink.pointee.context)
            return Int32(BARROW_OK)
        } catch {
            send(Data(String(describing: error).utf8), to: sink.pointee.error, sink.pointee.context)
            return Int32(BARROW_FAILED)
        }
    }

    private func send(
        _ bytes: Data, to receive: (UnsafeMutableRawPointer?, UnsafePointer<CChar>, Int) -> Void,
        _ context: UnsafeMutableRawPointer?
    ) {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.bindMemory(to: CChar.self).baseAddress else { return }
            receive(context, base, buffer.count)
        }
    }
}

extension AnalysisRequest {
    /// The C request, read; the heaps borrow the host's columns.
    fileprivate init(_ request: barrow_request, sink: barrow_sink) throws {
        let options = UnsafeRawBufferPointer(start: request.options_json, count: request.options_length)
        let values = try JSONDecoder().decode([String: OptionValue].self, from: Data(options))
        let first = UnsafeRawPointer(request.images)
        // The distance is the host's idea of the struct, which may be longer than ours.
        let stride = Int(request.images.pointee.struct_size)
        let images = (0..<Int(request.image_count)).map { row in
            first.load(fromByteOffset: row * stride, as: barrow_image.self)
        }
        nonisolated(unsafe) let sink = sink
        self.init(
            heaps: images.map { HeapGraph(borrowing: ColumnTable($0)) }, options: AnalyzerOptions(values),
            progress: { fraction in sink.progress(sink.context, fraction) })
    }
}

extension ColumnTable {
    fileprivate init(_ image: barrow_image) {
        let columns = UnsafeBufferPointer(start: image.columns, count: Int(image.column_count))
        self.init(
            Dictionary(
                uniqueKeysWithValues: columns.map { column in
                    (column.id, Column(base: column.base, count: Int(column.count), width: Int(column.width)))
                }))
    }
}
