/// `lru_cache_object`: a function, the dict of its results and, where it is bounded, a circular list of links of which
/// `root` is the first (Modules/_functoolsmodule.c).
struct LRUCacheLayout: Sendable {
    let root: Int
    let rootNext: Int
    let linkNext: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        let name = "lru_cache_object"
        // The address of `root` as a link: its first field after the head of an object.
        root = try layout.offset(name, "root.prev") - layout.offset("lru_list_elem", "prev")
        rootNext = try layout.offset(name, "root.next")
        linkNext = try layout.offset("lru_list_elem", "next")
    }
}

extension ObjectReader {
    /// The list holds each of its links; the links have the keys and results.
    func visitLinks<S: ReferenceSink>(of object: UInt64, into sink: inout S) {
        let layout = layouts.lruCache
        let root = object &+ UInt64(layout.root)
        var link = space.word(object &+ UInt64(layout.rootNext)) ?? 0
        var walk = CycleDetector()
        while link != 0, link != root {
            guard let next = space.word(link &+ UInt64(layout.linkNext)), !walk.isBack(at: link) else {
                return sink.note("broken caches")
            }
            sink.reference(to: link, fixed.link)
            link = next
        }
    }
}
