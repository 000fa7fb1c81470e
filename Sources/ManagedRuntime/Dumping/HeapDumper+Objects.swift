import DumpFormat
import HeapGraph

extension HeapDumper {
    func write(_ object: ObjectRef) {
        let kind = object.kind
        writer.beginObject(
            address: UInt64(object.address), type: types[runtime.typeIndex(of: object)],
            size: UInt64(runtime.shallowSize(object)), slack: UInt64(runtime.slack(object)),
            referenceCount: UInt64(object.refcount), flags: flags(of: object, kind))
        if !sites.isEmpty, let site = runtime.trace(of: object).flatMap({ sites[Int($0.traceback.number)] }) {
            writer.site(site)
        }
        writeReferences(of: object, kind)
        writeValue(of: object, kind)
        writer.endObject()
    }

    private func flags(of object: ObjectRef, _ kind: ObjectKind) -> ObjectFlags {
        var flags: ObjectFlags = []
        if runtime.isStatic(object) { flags.insert(.immortal) }
        if kind == .str, runtime.isInterned(object) { flags.insert(.interned) }
        guard object.isContainer, object.isTracked else { return flags.withGeneration(nil) }
        flags.insert(.tracked)
        return flags.withGeneration(object[word: GCHeader.previous] >> GCHeader.generationShift & 3)
    }

    private func writeReferences(of object: ObjectRef, _ kind: ObjectKind) {
        switch kind {
        case .dict where object == runtime.statics.internedTable:
            runtime.forEachInterned { string in
                refer(to: string, labels.interned)
                refer(to: string, labels.interned)
            }
        case .tuple, .list, .dict, .set, .frozenset:
            runtime.forEachOwnedReference(object) { reference in
                // The class of an instance is its type: a column, not a reference.
                if reference != object.type { refer(to: reference, .implied) }
            }
        case .frame: writeFrameObject(object)
        case .generator:
            writeFields(of: object, kind)
            writeGeneratorFrame(object)
        case .weakReference, .weakProxy, .weakCallableProxy:
            refer(to: runtime.referent(of: object), labels.referent)
            writeFields(of: object, kind)
        default: writeFields(of: object, kind)
        }
        if object.type.typeFlags.contains(.managedDict) {
            refer(to: object[reference: InstanceLayout.dict], labels.dict)
        }
    }

    private func writeFields(of object: ObjectRef, _ kind: ObjectKind) {
        for (field, label) in zip(KindLayout[kind].fields, labels.fields[Int(kind.rawValue)]) {
            refer(to: object[reference: field.offset], label)
        }
    }

    @inline(__always)
    func refer(to object: ObjectRef?, _ label: LabelID) {
        if let object { writer.reference(to: UInt64(object.address), label: label) }
    }

    private func writeValue(of object: ObjectRef, _ kind: ObjectKind) {
        switch kind {
        case .str: runtime.withUTF8(object) { writer.value(UnsafeRawBufferPointer($0)) }
        case .bytes: writer.value(runtime.bytesContents(object))
        case .int: writer.value(runtime.decimal(object))
        case .float: writer.value("\(runtime.floatValue(object))")
        default: break
        }
    }
}
