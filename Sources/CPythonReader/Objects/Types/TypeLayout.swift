/// Offsets in `PyTypeObject` and, behind it, `PyHeapTypeObject`.
struct TypeLayout: Sendable {
    let size: Int
    let name: Int
    let basicSize: Int
    let itemSize: Int
    let flags: Int
    let doc: Int
    let members: Int
    let base: Int
    let dict: Int
    let dictOffset: Int
    let weakListOffset: Int
    let bases: Int
    let mro: Int
    let cache: Int
    let subclasses: Int
    let deallocate: Int
    let delete: Int
    let finalize: Int

    let heapName: Int
    let heapSlots: Int
    let heapQualifiedName: Int
    let heapCachedKeys: Int
    /// 3.9 and later.
    let heapModule: Int?
    /// 3.11 and later: a copy of the name a C type was made with, from `PyMem_Malloc`.
    let heapNameCopy: Int?

    init(_ layout: LayoutTable) throws(CaptureError) {
        let type = "PyTypeObject"
        size = try layout.size(type)
        name = try layout.offset(type, "tp_name")
        basicSize = try layout.offset(type, "tp_basicsize")
        itemSize = try layout.offset(type, "tp_itemsize")
        flags = try layout.offset(type, "tp_flags")
        doc = try layout.offset(type, "tp_doc")
        members = try layout.offset(type, "tp_members")
        base = try layout.offset(type, "tp_base")
        dict = try layout.offset(type, "tp_dict")
        dictOffset = try layout.offset(type, "tp_dictoffset")
        weakListOffset = try layout.offset(type, "tp_weaklistoffset")
        bases = try layout.offset(type, "tp_bases")
        mro = try layout.offset(type, "tp_mro")
        cache = try layout.offset(type, "tp_cache")
        subclasses = try layout.offset(type, "tp_subclasses")
        deallocate = try layout.offset(type, "tp_dealloc")
        delete = try layout.offset(type, "tp_del")
        finalize = try layout.offset(type, "tp_finalize")

        let heap = "PyHeapTypeObject"
        heapName = try layout.offset(heap, "ht_name")
        heapSlots = try layout.offset(heap, "ht_slots")
        heapQualifiedName = try layout.offset(heap, "ht_qualname")
        heapCachedKeys = try layout.offset(heap, "ht_cached_keys")
        heapModule = layout.offsetIfPresent(heap, "ht_module")
        heapNameCopy = layout.offsetIfPresent(heap, "_ht_tpname")
    }
}

/// A record of `tp_members` (`PyMemberDef`, Include/descrobject.h; 40 bytes, the same since Python 2):
///
///     0 name* · 8 type (i32) · 16 offset (i64) · 24 flags (i32) · 32 doc*
enum MemberDefinition {
    static let stride = 40
    static let name = 0
    static let type = 8
    static let offset = 16
    /// `Py_T_OBJECT` and `Py_T_OBJECT_EX`: a pointer to an object, which the instance owns.
    static let object: Int32 = 6
    static let objectOrError: Int32 = 16
    /// More than any type has; a table ends at a null name.
    static let limit = 4096
}
