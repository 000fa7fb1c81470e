/// `PyModuleObject`, and of its definition the size of the state it asked for: `m_size` of `PyModuleDef`, which follows
/// `m_base` (40 bytes), `m_name` and `m_doc`.
struct ModuleLayout: Sendable {
    let definition: Int
    let state: Int
    let name: Int
    static let stateSize: UInt64 = 56
    /// More than any module's C code keeps.
    static let stateLimit = 1 << 20

    init(_ layout: LayoutTable) throws(CaptureError) {
        definition = try layout.offset("PyModuleObject", "md_def")
        state = try layout.offset("PyModuleObject", "md_state")
        name = try layout.offset("PyModuleObject", "md_name")
    }
}

extension ObjectReader {
    /// The name, and what the module's C code keeps in its state, whose layout nobody describes. The dict is found as that
    /// of any instance.
    func visitModule<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        visitField(object, layouts.module.name, fixed.moduleName, into: &sink)
        guard let state = space.word(object &+ UInt64(layouts.module.state)), state != 0,
            let definition = space.word(object &+ UInt64(layouts.module.definition)),
            let size = space.load(definition &+ ModuleLayout.stateSize, as: Int.self), size > 0,
            size <= ModuleLayout.stateLimit, let bytes = space.pointer(state, size)
        else { return }
        sink.buffer(at: state, requested: UInt64(size))
        for offset in stride(from: 0, through: size - 8, by: 8) {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if word == 0 { continue }
            scan(
                word, of: object, at: offset, labels.label("state+\(offset)", isConservative: true),
                into: &sink)
        }
    }
}
