/// `PyFunctionObject`, as far as its closure goes.
struct FunctionLayout: Sendable {
    let code: Int
    let closure: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        code = try layout.offset("PyFunctionObject", "func_code")
        closure = try layout.offset("PyFunctionObject", "func_closure")
    }
}

extension ObjectReader {
    /// The cells that a function captured, each by the name of its variable: paths lead from the function to the cell, as
    /// a programmer thinks of it, beside the way through the tuple `__closure__`, which has their count.
    func visitClosure<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        // Where labels do not matter the tuple leads to the cells.
        guard S.takesLabels, let closure = space.word(object &+ UInt64(layouts.function.closure)),
            closure != 0, let count = itemCount(of: closure),
            let cells = space.pointer(closure &+ UInt64(layouts.tupleItems), count * 8),
            let code = space.word(object &+ UInt64(layouts.function.code)),
            let code = frameCode(at: code), count <= code.localCount
        else { return }
        // A frame's free variables come last.
        let first = code.localCount - count
        for index in 0..<count {
            let cell = cells.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
            guard cell != 0, let name = code.name(first + index, space), name.isFree else { continue }
            sink.reference(to: cell, captureLabel(nameAt: name.address))
        }
    }

    private func captureLabel(nameAt address: UInt64) -> LabelNumber {
        labels.label(.captured, nameAt: address) { string(at: $0) ?? "?" }
    }
}
