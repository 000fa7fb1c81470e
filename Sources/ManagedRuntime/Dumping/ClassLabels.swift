import DumpFormat
import HeapGraph

/// Labels of what instances of one class have beyond the fields of their kind.
struct ClassLabels {
    /// By entry of the keys that the instances share.
    private(set) var attributes: [LabelID] = []
    private(set) var fields: [(offset: Int, label: LabelID)] = []

    init(_ description: TypeDescription, _ runtime: Runtime, _ writer: DumpWriter) {
        guard let address = UnsafeMutableRawPointer(bitPattern: description.address) else { return }
        let type = ObjectRef(address)
        if let keys = runtime.sharedKeys(of: type) {
            attributes = (0..<keys.entryCount).map { entry in
                let name = keys.entry(entry)[0].map(runtime.stringValue) ?? "?"
                return writer.label(".\(name)")
            }
        }
        addSlots(of: type, runtime, writer)
    }

    /// The class's and its bases' `__slots__`, and the fields of a built-in exception class.
    private mutating func addSlots(of type: ObjectRef, _ runtime: Runtime, _ writer: DumpWriter) {
        var current = type
        while current.isHeapType, let base = current[reference: TypeLayout.base] {
            addSlots(current, base, runtime, writer)
            current = base
        }
        guard
            let kind = ExceptionKind.allCases.first(where: {
                runtime.statics.exceptionTypes[$0.rawValue] == current
            })
        else { return }
        var exception: ExceptionKind? = kind
        while let next = exception {
            for field in next.ownFields { fields.append((field.key, writer.label(field.value))) }
            exception = next.base
        }
    }

    /// Slots lie in the order of their names.
    private mutating func addSlots(
        _ type: ObjectRef, _ base: ObjectRef, _ runtime: Runtime, _ writer: DumpWriter
    ) {
        guard let names = type[reference: TypeLayout.slotNames] else { return }
        var mask = type.instanceReferenceMask & ~base.instanceReferenceMask
        for index in 0..<runtime.tupleCount(names) where mask != 0 {
            let offset = 16 + 8 * mask.trailingZeroBitCount
            fields.append((offset, writer.label(".\(runtime.stringValue(runtime.tupleItem(names, index)))")))
            mask &= mask - 1
        }
    }
}
