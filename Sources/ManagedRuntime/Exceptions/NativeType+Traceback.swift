extension NativeType {
    static var traceback: NativeType {
        NativeType(.traceback) { type in
            type.attributes = [
                NativeAttribute(
                    "tb_next",
                    get: { (runtime, traceback) throws(Raised) in
                        runtime.retained(traceback[reference: TracebackLayout.next] ?? runtime.none)
                    },
                    set: { (runtime, traceback, value) throws(Raised) in
                        guard let value else { throw runtime.typeError("can't delete tb_next attribute") }
                        try runtime.setNext(of: traceback, value)
                    }),
                .field("tb_frame", TracebackLayout.frame, isReadOnly: true),
                .number("tb_lasti", TracebackLayout.lastInstruction),
                .number("tb_lineno", TracebackLayout.line),
            ]
        }
    }
}

extension NativeAttribute {
    fileprivate static func number(_ name: String, _ offset: Int) -> NativeAttribute {
        NativeAttribute(
            name,
            get: { (runtime, traceback) throws(Raised) in
                runtime.makeInt(Int(traceback.raw.load(fromByteOffset: offset, as: Int32.self)))
            })
    }
}

extension Runtime {
    fileprivate func setNext(of traceback: ObjectRef, _ value: ObjectRef) throws(Raised) {
        guard value == none || value.kind == .traceback else {
            throw typeError("expected traceback object or None, got '\(typeName(of: value))'")
        }
        var next: ObjectRef? = value == none ? nil : value
        while let current = next {
            if current == traceback { throw valueError("traceback loop detected") }
            next = current[reference: TracebackLayout.next]
        }
        set(traceback, TracebackLayout.next, value == none ? nil : value)
    }
}
