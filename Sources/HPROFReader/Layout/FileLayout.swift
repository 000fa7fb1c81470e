import DumpFiles

/// What the records of a file outside of its heap dumps say, and where the wanted dump is.
///
/// Of two records with one id the later one counts: what was loaded may have been unloaded since. Those behind the wanted
/// dump, before the next one, are of either and count only where no earlier one has their id: they are "late".
struct FileLayout {
    let header: FileHeader
    /// How many dumps the file has, and the number of the wanted one, from 1.
    var dumpCount = 0
    let dump: Int
    /// Of the wanted dump, in the order of the file.
    var pieces: [Piece] = []
    var names: NamePlaces
    var loadedClasses: [LoadedClass] = []
    var stacks = StackTables()
    var damage = HPROFDamage()
    /// Records with a tag that is known and of no use to a heap: allocation sites, CPU samples and the like.
    var otherRecords = 0
    /// Stack traces longer than a window.
    var longTraces = 0

    init(header: FileHeader, dump: Int) {
        self.header = header
        self.dump = dump
        names = NamePlaces(idSize: header.idSize)
    }
}

/// A `HPROF_LOAD_CLASS` record: class serial number u4, id of the class object, stack trace serial number u4, id of the name.
struct LoadedClass {
    var serial: UInt32
    var object: UInt64
    var name: UInt64
    /// See ``FileLayout``.
    var isLate: Bool
}

/// Where the strings of a file are: only those that are wanted are ever read.
struct NamePlaces {
    private struct Place {
        var offset: UInt64
        var length: UInt32
    }

    private var places: [UInt64: Place] = [:]
    private let idSize: Int

    init(idSize: Int) { self.idSize = idSize }

    /// A `HPROF_UTF8` record whose body begins at `offset`: id, then the bytes; `length` is of both.
    mutating func add(id: UInt64, bodyAt offset: UInt64, length: UInt32, isLate: Bool) {
        guard !isLate || places[id] == nil else { return }
        places[id] = Place(offset: offset + UInt64(idSize), length: length - UInt32(idSize))
    }

    /// A name may have 64 KiB (JVM specification, 4.4.7). No compiler writes one, but a hostile file may give it to a million
    /// classes.
    static let longestText = 4 << 10

    /// The text with this id, as far as ``longestText``; nil where the file does not have it.
    func text(_ id: UInt64, in file: DumpFile) throws(DumpError) -> String? {
        guard let place = places[id] else { return nil }
        let bytes = try file.bytes(at: place.offset, count: min(Int(place.length), Self.longestText))
        return String(decoding: bytes, as: UTF8.self)
    }
}
