/// `teedataobject`: a block of what the branches of an `itertools.tee` have yet to give (Modules/itertoolsmodule.c).
struct TeeDataLayout: Sendable {
    let count: Int
    let items: Int
    /// `LINKCELLS`
    let limit: Int

    init(_ layout: LayoutTable) throws(CaptureError) {
        count = try layout.offset("teedataobject", "numread")
        items = try layout.offset("teedataobject", "values")
        limit = layout.count("teedataobject", "values")
    }
}

extension ObjectReader {
    /// What lies behind the items that were read was never written.
    func visitTeeData<S: ReferenceSink>(_ object: UInt64, into sink: inout S) {
        let layout = layouts.tee
        guard let count = space.load(object &+ UInt64(layout.count), as: Int32.self), count >= 0,
            count <= layout.limit
        else { return sink.note("blocks of itertools.tee of impossible sizes") }
        visitItems(at: object &+ UInt64(layout.items), Int(count), into: &sink)
    }
}
