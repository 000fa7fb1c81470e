@testable import CPythonReader

/// Memory of a process that never was: pages that hold what tests put there, as anonymous writable memory.
final class BuiltMemory {
    private static let pageSize: UInt64 = 4096
    private var pages: [UInt64: UnsafeMutableRawPointer] = [:]

    deinit { pages.values.forEach { $0.deallocate() } }

    /// Puts words at an address, which makes its page be there.
    func put(_ words: UInt64..., at address: UInt64) {
        for (row, word) in words.enumerated() {
            store(word, at: address + UInt64(row) * 8)
        }
    }

    func put(_ text: String, at address: UInt64) {
        for (row, byte) in (Array(text.utf8) + [0]).enumerated() { store(byte, at: address + UInt64(row)) }
    }

    /// Makes a range be there, with zeros where nothing was put.
    func reserve(_ address: UInt64, _ count: Int) {
        for page in stride(
            from: address & ~(Self.pageSize - 1), to: address + UInt64(count), by: Int(Self.pageSize))
        {
            _ = self.page(page)
        }
    }

    func store<Value: BitwiseCopyable>(_ value: Value, at address: UInt64) {
        let page = address & ~(Self.pageSize - 1)
        self.page(page).storeBytes(of: value, toByteOffset: Int(address - page), as: Value.self)
    }

    private func page(_ address: UInt64) -> UnsafeMutableRawPointer {
        if let page = pages[address] { return page }
        let page = UnsafeMutableRawPointer.allocate(
            byteCount: Int(Self.pageSize), alignment: Int(Self.pageSize))
        page.initializeMemory(as: UInt8.self, repeating: 0, count: Int(Self.pageSize))
        pages[address] = page
        return page
    }

    /// Copies what is there, in runs of pages.
    func image() throws -> MemoryImage {
        var regions: [MemoryRegion] = []
        var owners: [AnyObject] = []
        let addresses = pages.keys.sorted()
        var first = 0
        while first < addresses.count {
            var last = first
            while last + 1 < addresses.count, addresses[last + 1] == addresses[last] + Self.pageSize {
                last += 1
            }
            let bytes = Run(addresses[first...last].map { pages[$0]! }, pageSize: Int(Self.pageSize))
            owners.append(bytes)
            regions.append(
                MemoryRegion(
                    start: addresses[first], end: addresses[last] + Self.pageSize, bytes: bytes.start,
                    isWritable: true, isFile: false))
            first = last + 1
        }
        return try MemoryImage(regions, owners: owners)
    }

    private final class Run {
        let start: UnsafeRawPointer

        init(_ pages: [UnsafeMutableRawPointer], pageSize: Int) {
            let copy = UnsafeMutableRawPointer.allocate(
                byteCount: pages.count * pageSize, alignment: pageSize)
            for (row, page) in pages.enumerated() {
                (copy + row * pageSize).copyMemory(from: page, byteCount: pageSize)
            }
            start = UnsafeRawPointer(copy)
        }

        deinit { start.deallocate() }
    }
}
