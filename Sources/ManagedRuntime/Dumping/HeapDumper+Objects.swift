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

    /// In the order of `forEachOwnedReference`, but for the class, which is the object's type, a column, and for lists
    /// and tuples, whose labels follow from positions.
    private func writeReferences(of object: ObjectRef, _ kind: ObjectKind) {
        switch kind {
        case .dict where object == runtime.statics.internedTable:
            runtime.forEachInterned { string in
                refer(to: string, labels.interned)
                refer(to: string, labels.interned)
            }
        case .dict where runtime.dictValues(object) != nil:
            runtime.forEachEntry(object) { key, value in
                refer(to: key, labels.sharedKey)
                refer(to: value, .implied)
            }
        case .tuple:
            for index in 0..<runtime.tupleCount(object) {
                refer(to: runtime.tupleItem(object, index), .implied)
            }
        case .list:
            for index in 0..<runtime.listCount(object) {
                refer(to: runtime.listItem(object, index), .implied)
            }
        case .dict, .set, .frozenset:
            runtime.forEachVariableReference(object, kind) { refer(to: $0, .implied) }
        case .frame: writeFrameObject(object)
        case .generator:
            writeFields(of: object, kind)
            writeGeneratorFrame(object)
        case .weakReference, .weakProxy, .weakCallableProxy:
            refer(to: runtime.referent(of: object), labels.referent)
            writeFields(of: object, kind)
        case .type:
            runtime.forEachVariableReference(object, kind) { refer(to: $0, labels.sharedName) }
            writeFields(of: object, kind)
        default:
            runtime.forEachVariableReference(object, kind) { refer(to: $0, labels.part) }
            writeFields(of: object, kind)
        }
        writeClassFields(of: object)
        if object.type.typeFlags.contains(.managedDict) {
            writeAttributes(of: object)
        }
    }

    /// The attributes that an instance keeps itself, as `.name`, or its dict.
    private func writeAttributes(of instance: ObjectRef) {
        guard let values = runtime.instanceValues(instance) else {
            return refer(to: instance[reference: InstanceLayout.dict], labels.dict)
        }
        let names = classLabels[runtime.typeIndex(of: instance)].attributes
        for position in 0..<values.count {
            let entry = values.entry(at: position)
            refer(to: values[entry], names[entry])
        }
    }

    /// Fields beyond those of the kind: `__slots__`, and what an exception class has of its own.
    private func writeClassFields(of object: ObjectRef) {
        for (offset, label) in classLabels[runtime.typeIndex(of: object)].fields {
            refer(to: object[reference: offset], label)
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
