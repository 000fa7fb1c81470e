/// The labels that readers give to references of their own, numbered once.
struct FixedLabels {
    let type: LabelNumber
    let dict: LabelNumber
    let referent: LabelNumber
    let callback: LabelNumber
    /// A dict's key that belongs to its class.
    let sharedKey: LabelNumber
    /// A value that the instance counts, seen through its materialised dict.
    let sharedValue: LabelNumber
    let internedKey: LabelNumber
    let internedValue: LabelNumber
    let defaultFactory: LabelNumber
    let orderKey: LabelNumber
    /// From a least-recently-used cache to an element of its list.
    let link: LabelNumber
    let base: LabelNumber
    let dtype: LabelNumber
    let types: TypeLabels
    let moduleName: LabelNumber
    let hamtKey: LabelNumber
    let hamtValue: LabelNumber
    let hamtNode: LabelNumber
    /// What a code object makes once and keeps, in the order of `_PyCoCached`.
    let codeCache: [LabelNumber]

    init(_ labels: LabelCatalog) {
        type = labels.label("type")
        dict = labels.label(".__dict__")
        referent = labels.label("referent", strength: .weak)
        callback = labels.label(".__callback__")
        sharedKey = labels.label("key of the class", strength: .borrowed)
        sharedValue = labels.label("value of the instance", strength: .borrowed)
        internedKey = labels.label("interned key", strength: .borrowed)
        internedValue = labels.label("interned value", strength: .borrowed)
        defaultFactory = labels.label(".default_factory")
        orderKey = labels.label("key in order")
        link = labels.label("link")
        base = labels.label(".base")
        dtype = labels.label(".dtype")
        types = TypeLabels(labels)
        moduleName = labels.label("md_name")
        hamtKey = labels.label("key")
        hamtValue = labels.label("value")
        hamtNode = labels.label("node")
        codeCache = [".co_code", ".co_varnames", ".co_cellvars", ".co_freevars"].map { labels.label($0) }
    }
}

/// The labels of what a type refers to.
struct TypeLabels {
    let base: LabelNumber
    /// That of a static type, which its initialiser set without counting it.
    let staticBase: LabelNumber
    let bases: LabelNumber
    let mro: LabelNumber
    let cache: LabelNumber
    let subclasses: LabelNumber
    let name: LabelNumber
    let qualifiedName: LabelNumber
    let slots: LabelNumber
    let module: LabelNumber
    let cachedKey: LabelNumber

    init(_ labels: LabelCatalog) {
        base = labels.label(".__base__")
        staticBase = labels.label(".__base__", strength: .borrowed)
        bases = labels.label(".__bases__")
        mro = labels.label(".__mro__")
        cache = labels.label("tp_cache")
        subclasses = labels.label("tp_subclasses")
        name = labels.label(".__name__")
        qualifiedName = labels.label(".__qualname__")
        slots = labels.label(".__slots__")
        module = labels.label("ht_module")
        cachedKey = labels.label("cached key")
    }
}
