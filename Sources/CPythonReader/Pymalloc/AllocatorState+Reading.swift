extension AllocatorState {
    /// Reads the state of the allocator that the target's objects are in, checking its invariants.
    ///
    /// Where most of it contradicts itself there are no arenas, the kind is unknown, and ``coverage`` says why. Takes a
    /// pass over the pools in use; without symbols also one over the pool headers of all writable memory.
    ///
    /// - Throws: where the layout table lacks a field.
    package static func read(
        python: PythonInstance, image: ProcessImage
    ) throws(CaptureError) -> AllocatorState {
        var faults = AllocatorFaults()
        if let (tables, source) = try locate(python, in: image.space) {
            let contents = contents(of: tables, python, image)
            if contents.isTrustworthy { return AllocatorState(contents, source, python, image) }
            faults = contents.faults
        }
        return search(python: python, image: image, faults: faults)
    }

    /// As ``read(python:image:)`` does where no symbol names the arenas: pools are recognised by their headers.
    ///
    /// - Parameter faults: of what the symbols led to, to be told where the search finds nothing either.
    static func search(
        python: PythonInstance, image: ProcessImage, faults: AllocatorFaults = AllocatorFaults()
    ) -> AllocatorState {
        let search = ArenaSearch(geometry: PoolGeometry(minor: python.minor), image: image)
        if let table = search.findTable(in: ArenaSearch.staticData(of: python.module, in: image)) {
            let contents = contents(of: [table], python, image)
            if contents.isTrustworthy { return AllocatorState(contents, .search, python, image) }
        }
        var nothing = AllocatorContents()
        nothing.faults = faults
        return AllocatorState(nothing, .nowhere, python, image)
    }

    private static func locate(
        _ python: PythonInstance, in space: AddressSpace
    ) throws(CaptureError) -> (tables: [ArenaTable], source: Source)? {
        if python.minor >= 12 {
            return try ArenaTables.byInterpreters(python, in: space).map { ($0, .interpreters) }
        }
        return ArenaTables.bySymbols(python, in: space).map { ($0, .symbols) }
    }

    private static func contents(
        of tables: [ArenaTable], _ python: PythonInstance, _ image: ProcessImage
    ) -> AllocatorContents {
        var reader = ArenaReader(geometry: PoolGeometry(minor: python.minor), space: image.space)
        reader.read(tables)
        return reader.contents
    }
}
