/// What the objects of a built-in type consist of, with the sizes of CPython 3.11: `size` is `__basicsize__`, headers in
/// front of the address not counted.
///
/// Fields that hold a reference of the object's own are listed: traversal, clearing, freeing, the census of references
/// and the labels in a dump follow from that list. What a variable part holds (the items of a list, the entries of a
/// dict, a frame's locals) is up to the code of that kind.
struct KindLayout {
    let name: String
    let module: String
    let size: Int
    /// Bytes in front of the address: 16 for a container's garbage-collection header, and 16 more where dict and values
    /// pointers come before it.
    let prefix: Int
    /// In memory's order, in which objects are traversed.
    let fields: [Field]
    /// Where the head of the list of weak references is; 0 where there can be none.
    let weakList: Int

    struct Field {
        let offset: Int
        /// As dumps label the reference.
        let label: String
    }

    static let collected = 16
    static let withManagedDict = 32

    init(
        _ name: String, in module: String = "builtins", size: Int, prefix: Int = KindLayout.collected,
        _ fields: KeyValuePairs<Int, String> = [:], weakList: Int = 0
    ) {
        self.name = name
        self.module = module
        self.size = size
        self.prefix = prefix
        self.fields = fields.map { Field(offset: $0.key, label: $0.value) }.sorted { $0.offset < $1.offset }
        self.weakList = weakList
    }

    /// Where instances have their own dict; 0 where they have none.
    var dict: Int { fields.first { $0.label == ".__dict__" }?.offset ?? 0 }

    /// Bit `i` stands for the word at offset `16 + 8 * i`.
    var referenceMask: UInt64 {
        fields.reduce(0) { $0 | 1 << UInt64(($1.offset - 16) / 8) }
    }

    /// By the kind's raw value.
    static let all: [KindLayout] = ObjectKind.allCases.map(KindLayout.init(of:))

    static subscript(_ kind: ObjectKind) -> KindLayout { all[Int(kind.rawValue)] }
}
