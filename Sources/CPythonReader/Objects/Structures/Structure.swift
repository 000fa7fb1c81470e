import HeapGraph

/// A C struct of which all owned pointers to objects are known, and the types whose instances it is.
///
/// Left out are: the `__dict__`, which `tp_dictoffset` tells; lists of weak references, which count nothing; pointers that
/// the struct borrows.
struct Structure {
    let cName: String
    var form = ObjectForm.structure
    var kind = TypeKind.other
    var template = LabelTemplate.explicit
    let types: [String]
    /// Names in C with their labels: `.name` where Python sees the field under that name, C's name elsewhere. Those that
    /// a version does not have are passed over.
    let references: [(field: String, label: String)]

    /// Nil where the layout table does not have the struct, or none of its fields under these names.
    func fields(in layout: LayoutTable, _ labels: LabelCatalog) -> [ObjectField]? {
        guard layout.structs[cName] != nil else { return nil }
        let fields = references.compactMap { field, label in
            layout.offsetIfPresent(cName, field).map {
                ObjectField(offset: Int32($0), label: labels.label(label), certainty: .known)
            }
        }
        guard references.isEmpty || !fields.isEmpty else { return nil }
        return fields.sorted { $0.offset < $1.offset }
    }

    static let all = functions + awaitables + descriptors + values + iterators + itertools + modules
}
