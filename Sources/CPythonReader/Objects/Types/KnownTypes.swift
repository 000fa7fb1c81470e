import HeapGraph

/// A type of CPython's own, or of an extension module's, of which the C struct is known.
struct KnownType {
    var form: ObjectForm
    var kind: TypeKind
    var template: LabelTemplate = .explicit
    var fields: [ObjectField] = []
    /// What it owns is all in its `tp_members`; its other words are data of the program.
    var hasOnlyMembers = false
}

/// The known types by `tp_name`.
///
/// A class of the program has a bare `tp_name` and may call itself `list`; so heap types are known only by names with a
/// module, which C types have.
struct KnownTypes {
    private var types: [String: KnownType] = [:]

    let object = KnownType(form: .plain, kind: .instance)

    subscript(name: String, isHeap isHeap: Bool) -> KnownType? {
        isHeap && !name.utf8.contains(UInt8(ascii: ".")) ? nil : types[name]
    }

    init(_ layout: LayoutTable, labels: LabelCatalog) {
        types["object"] = object
        for (name, offset) in [
            ("datetime.datetime", DateTime.ofDateTime), ("datetime.time", DateTime.ofTime),
        ] {
            let zone = ObjectField(
                offset: Int32(offset), label: labels.label(".tzinfo"), certainty: .ofAwareTime)
            types[name] = KnownType(form: .dateTime, kind: .other, fields: [zone])
        }
        for (name, type) in Self.withReaders { types[name] = type }
        for structure in Structure.all {
            guard let fields = structure.fields(in: layout, labels) else { continue }
            for name in structure.types {
                types[name] = KnownType(
                    form: structure.form, kind: structure.kind, template: structure.template, fields: fields)
            }
        }
    }

    private static let withReaders: [(String, KnownType)] = [
        ("NoneType", KnownType(form: .none, kind: .none)),
        ("NotImplementedType", KnownType(form: .none, kind: .other)),
        ("ellipsis", KnownType(form: .none, kind: .other)),
        ("int", KnownType(form: .int, kind: .integer)),
        ("bool", KnownType(form: .int, kind: .boolean)),
        ("float", KnownType(form: .float, kind: .float)),
        ("complex", KnownType(form: .complex, kind: .other)),
        ("str", KnownType(form: .str, kind: .string)),
        ("bytes", KnownType(form: .bytes, kind: .bytes)),
        ("bytearray", KnownType(form: .bytearray, kind: .other)),
        ("tuple", KnownType(form: .tuple, kind: .tuple, template: .indexed)),
        ("list", KnownType(form: .list, kind: .list, template: .indexed)),
        ("dict", KnownType(form: .dict, kind: .dictionary, template: .pairs)),
        ("set", KnownType(form: .set, kind: .set, template: .elements)),
        ("frozenset", KnownType(form: .set, kind: .frozenSet, template: .elements)),
        ("type", KnownType(form: .type, kind: .type)),
        ("module", KnownType(form: .module, kind: .module)),
        ("frame", KnownType(form: .frame, kind: .frame)),
        ("generator", KnownType(form: .generator, kind: .other)),
        ("coroutine", KnownType(form: .generator, kind: .other)),
        ("async_generator", KnownType(form: .generator, kind: .other)),
        ("weakref", KnownType(form: .weakReference, kind: .weakReference)),
        ("weakproxy", KnownType(form: .weakReference, kind: .weakReference)),
        ("weakcallableproxy", KnownType(form: .weakReference, kind: .weakReference)),
        ("weakref.ReferenceType", KnownType(form: .weakReference, kind: .weakReference)),
        ("weakref.ProxyType", KnownType(form: .weakReference, kind: .weakReference)),
        ("weakref.CallableProxyType", KnownType(form: .weakReference, kind: .weakReference)),
        ("collections.deque", KnownType(form: .deque, kind: .list, template: .indexed)),
        ("collections.defaultdict", KnownType(form: .defaultDict, kind: .dictionary, template: .pairs)),
        ("collections.OrderedDict", KnownType(form: .orderedDict, kind: .dictionary, template: .pairs)),
        // A double stands where that of a float does.
        ("numpy.float64", KnownType(form: .float, kind: .float)),
        ("_ctypes._CData", KnownType(form: .structure, kind: .other, hasOnlyMembers: true)),
        ("array.array", KnownType(form: .array, kind: .other)),
        ("numpy.ndarray", KnownType(form: .ndarray, kind: .other, template: .indexed)),
    ]
}
