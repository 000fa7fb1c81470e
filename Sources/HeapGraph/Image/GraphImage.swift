import CLinux
import Glibc

/// One page-aligned region that holds every column of a heap: anonymous shared memory or an index file.
///
///     offset 0    "BARROWIX"                 8 bytes
///            8    version                    u32
///           12    sections in the table      u32
///           16    content hash of the dump   2 × u64
///           32    length of the image        u64
///           40    complete                   u64, 1 once finished
///           64    section table: { id u32, element width u32, count u64, offset u64 }, up to 256 rows
///         8192    sections, each at a multiple of 64 bytes
///
/// Written by one thread until ``finish(contentHash:)``; read-only for everybody after. The whole region is mapped once at
/// a fixed place, so pointers into it stay valid while it grows. Workers map the same descriptor.
public final class GraphImage: @unchecked Sendable {
    static let magic: UInt64 = 0x5849_574f_5252_4142  // "BARROWIX"
    static let version: UInt32 = 2
    static let headerLength = 8192
    static let maximumSections = 256
    /// Address space set aside for an image that is being written: costs nothing until used.
    private static let reservation = 1 << 40

    public let descriptor: CInt
    let base: UnsafeMutableRawPointer
    private let mappedLength: Int
    private(set) var length: Int
    private(set) var sections: [Section] = []
    private let backing: Backing
    private var isPublished = false

    /// Where an image's bytes live.
    package enum Backing: Sendable {
        case anonymous
        /// An index file: written beside its final name and renamed when finished.
        case file(String)
    }

    /// One row of the section table.
    package struct Section: Sendable {
        package var id: UInt32
        package var width: UInt32
        package var count: UInt64
        package var offset: UInt64

        package var byteCount: Int { Int(count) * Int(width) }
    }

    /// An empty image to be filled.
    package init(backing: Backing) throws(ImageError) {
        self.backing = backing
        descriptor = try Self.createDescriptor(backing)
        length = Self.headerLength
        mappedLength = Self.reservation
        guard ftruncate(descriptor, length) == 0 else {
            throw ImageError(.noSpace, "cannot make room for the heap image: \(Self.reason())")
        }
        base = try Self.map(descriptor, Self.reservation, PROT_READ | PROT_WRITE)
    }

    /// Maps an existing image read-only; `descriptor` is closed with it.
    package init(mapping descriptor: CInt, name: String) throws(ImageError) {
        self.descriptor = descriptor
        backing = .anonymous
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= Self.headerLength else {
            close(descriptor)
            throw ImageError(.notAnImage, "\(name) is not a Barrow index file")
        }
        length = Int(status.st_size)
        mappedLength = length
        do {
            base = try Self.map(descriptor, length, PROT_READ)
        } catch {
            close(descriptor)
            throw error
        }
        sections = try Self.readSections(base: base, length: length, name: name)
    }

    /// Opens an index file made for a dump with this content.
    package static func open(path: String, expecting hash: ContentHash?) throws(ImageError) -> GraphImage {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ImageError(.cannotOpen, "cannot open \(path): \(reason())")
        }
        let image = try GraphImage(mapping: descriptor, name: path)
        if let hash, image.contentHash != hash {
            throw ImageError(.otherContent, "\(path) was made from another dump")
        }
        return image
    }

    deinit {
        munmap(base, mappedLength)
        close(descriptor)
        if case .file(let path) = backing, !isPublished { unlink(Self.partialPath(path)) }
    }

    package var contentHash: ContentHash {
        ContentHash(
            high: base.load(fromByteOffset: 16, as: UInt64.self),
            low: base.load(fromByteOffset: 24, as: UInt64.self))
    }

    package var byteCount: Int { length }

    /// Appends a section of zeros and returns its first byte.
    package func append<Element: BitwiseCopyable>(
        _ id: SectionID, of type: Element.Type, count: Int
    ) throws(ImageError) -> UnsafeMutableBufferPointer<Element> {
        precondition(sections.count < Self.maximumSections && !sections.contains { $0.id == id.rawValue })
        let offset = (length + 63) & ~63
        let width = MemoryLayout<Element>.stride
        let end = offset + count * width
        try grow(to: end)
        let section = Section(
            id: id.rawValue, width: UInt32(width), count: UInt64(count), offset: UInt64(offset))
        sections.append(section)
        writeSection(sections.count - 1)
        writeHeader()
        let start = (base + offset).bindMemory(to: Element.self, capacity: count)
        return UnsafeMutableBufferPointer(start: start, count: count)
    }

    /// Appends a section with these elements.
    package func append<Element: BitwiseCopyable>(_ id: SectionID, _ elements: [Element]) throws(ImageError) {
        let section = try append(id, of: Element.self, count: elements.count)
        _ = section.update(from: elements)
    }

    /// Makes a section end earlier; what was behind is lost, and its room with it.
    package func shorten(_ id: SectionID, to count: Int) {
        let row = sections.firstIndex { $0.id == id.rawValue }!
        precondition(count <= sections[row].count)
        sections[row].count = UInt64(count)
        writeSection(row)
    }

    private func writeSection(_ row: Int) {
        base.storeBytes(
            of: sections[row], toByteOffset: 64 + row * MemoryLayout<Section>.stride, as: Section.self)
    }

    /// Ties the image to its dump. Derived columns may still follow.
    package func finish(contentHash: ContentHash) throws(ImageError) {
        base.storeBytes(of: contentHash.high, toByteOffset: 16, as: UInt64.self)
        base.storeBytes(of: contentHash.low, toByteOffset: 24, as: UInt64.self)
        base.storeBytes(of: UInt64(1), toByteOffset: 40, as: UInt64.self)
        writeHeader()
    }

    /// Gives a finished index file its final name. No effect on anonymous images.
    package func publish() throws(ImageError) {
        guard case .file(let path) = backing else { return }
        guard fsync(descriptor) == 0, rename(Self.partialPath(path), path) == 0 else {
            throw ImageError(.noSpace, "cannot write the index file \(path): \(Self.reason())")
        }
        isPublished = true
    }

    private func writeHeader() {
        base.storeBytes(of: Self.magic, toByteOffset: 0, as: UInt64.self)
        base.storeBytes(of: Self.version, toByteOffset: 8, as: UInt32.self)
        base.storeBytes(of: UInt32(sections.count), toByteOffset: 12, as: UInt32.self)
        base.storeBytes(of: UInt64(length), toByteOffset: 32, as: UInt64.self)
    }

    private func grow(to end: Int) throws(ImageError) {
        guard end <= mappedLength else {
            throw ImageError(.noSpace, "the heap image would exceed \(mappedLength >> 30) GiB")
        }
        if case .file(let path) = backing {
            // Blocks are set aside now: a full disk must be an error here, not a bus error later.
            let failure = posix_fallocate(descriptor, off_t(length), off_t(end - length))
            guard failure == 0 || end == length else {
                throw ImageError(
                    .noSpace, "cannot grow the index file \(path): \(String(cString: strerror(failure)))")
            }
        } else {
            guard ftruncate(descriptor, off_t(end)) == 0 else {
                throw ImageError(.noSpace, "cannot grow the heap image to \(end) bytes: \(Self.reason())")
            }
        }
        length = end
    }

    private static func createDescriptor(_ backing: Backing) throws(ImageError) -> CInt {
        let descriptor: CInt
        let what: String
        switch backing {
        case .anonymous:
            what = "heap image"
            descriptor = barrow_memfd_create("barrow-heap")
        case .file(let path):
            what = "index file \(path)"
            descriptor = Glibc.open(partialPath(path), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        }
        guard descriptor >= 0 else { throw ImageError(.cannotOpen, "cannot create the \(what): \(reason())") }
        return descriptor
    }

    private static func partialPath(_ path: String) -> String { "\(path).partial-\(getpid())" }

    private static func map(
        _ descriptor: CInt, _ length: Int, _ protection: CInt
    ) throws(ImageError) -> UnsafeMutableRawPointer {
        let mapping = mmap(nil, length, protection, MAP_SHARED | MAP_NORESERVE, descriptor, 0)
        guard let mapping, mapping != MAP_FAILED else {
            throw ImageError(.cannotMap, "cannot map \(length) bytes for the heap image: \(reason())")
        }
        return mapping
    }

    private static func readSections(
        base: UnsafeRawPointer, length: Int, name: String
    ) throws(ImageError) -> [Section] {
        guard base.load(as: UInt64.self) == magic, base.load(fromByteOffset: 8, as: UInt32.self) == version
        else {
            throw ImageError(.notAnImage, "\(name) is not a Barrow index file of this version")
        }
        let count = Int(base.load(fromByteOffset: 12, as: UInt32.self))
        guard base.load(fromByteOffset: 40, as: UInt64.self) == 1, count <= maximumSections else {
            throw ImageError(
                .damaged, "the index file \(name) is incomplete; remove it, it will be made again")
        }
        return try (0..<count).map { row throws(ImageError) in
            let section = base.load(fromByteOffset: 64 + row * MemoryLayout<Section>.stride, as: Section.self)
            let (size, overflow) = section.count.multipliedReportingOverflow(by: UInt64(section.width))
            guard !overflow, section.offset % 64 == 0, section.offset <= UInt64(length),
                size <= UInt64(length) - section.offset
            else {
                throw ImageError(
                    .damaged, "the index file \(name) is damaged; remove it, it will be made again")
            }
            return section
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
