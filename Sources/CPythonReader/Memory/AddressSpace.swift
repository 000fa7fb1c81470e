/// The readable memory of the target, addressed as the target does.
///
/// A handful of pointers: pass it by value into hot code. Valid while its ``MemoryImage`` lives; safe to read from any
/// number of threads. A lookup costs two loads: the page's region, the region's place here.
package struct AddressSpace: @unchecked Sendable {
    /// Addresses of user space on x86-64 with four-level page tables.
    static let limit: UInt64 = 1 << 47
    static let pageShift: UInt64 = 12

    /// By page: the row of the region it belongs to, 0 where nothing was read.
    let pages: UnsafePointer<UInt32>
    /// By row the stretch of neighbouring regions it is part of; row 0 is empty.
    let regions: UnsafePointer<MemoryRegion>

    /// Where `count` bytes at `address` stand here; nil unless all of them were read, in one piece.
    @inline(__always)
    package func pointer(_ address: UInt64, _ count: Int) -> UnsafeRawPointer? {
        guard address < Self.limit else { return nil }
        let region = regions + Int(pages[Int(truncatingIfNeeded: address >> Self.pageShift)])
        // An empty region has start 0 and end 0, so the subtraction below cannot pass for it.
        guard address >= region.pointee.start, address < region.pointee.end,
            UInt64(truncatingIfNeeded: count) <= region.pointee.end - address
        else { return nil }
        return region.pointee.bytes + Int(truncatingIfNeeded: address - region.pointee.start)
    }

    @inline(__always)
    package func load<Value: BitwiseCopyable>(_ address: UInt64, as type: Value.Type = Value.self) -> Value? {
        pointer(address, MemoryLayout<Value>.size)?.loadUnaligned(as: type)
    }

    /// The 64-bit word at an address; most of what there is to read is one.
    @inline(__always)
    package func word(_ address: UInt64) -> UInt64? { load(address, as: UInt64.self) }

    /// The row of the region an address lies in, for tables beside ``MemoryImage/regions``; nil where nothing was read.
    @inline(__always)
    package func region(of address: UInt64) -> Int? {
        guard pointer(address, 1) != nil else { return nil }
        return Int(pages[Int(truncatingIfNeeded: address >> Self.pageShift)]) - 1
    }

    /// The bytes up to a NUL, at most `limit` of them; nil where there is no NUL by then. Malformed UTF-8 is repaired.
    package func cString(_ address: UInt64, limit: Int = 1024) -> String? {
        var bytes: [UInt8] = []
        while bytes.count < limit, let byte = load(address &+ UInt64(bytes.count), as: UInt8.self) {
            if byte == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}

/// A stretch of the target's memory and where its bytes stand here.
package struct MemoryRegion: BitwiseCopyable {
    package var start: UInt64
    package var end: UInt64
    package var bytes: UnsafeRawPointer
    /// The target may write to it: where the heap is.
    package var isWritable: Bool
    /// Backed by a file (a library's data, say), not anonymous.
    package var isFile: Bool

    package init(start: UInt64, end: UInt64, bytes: UnsafeRawPointer, isWritable: Bool, isFile: Bool) {
        self.start = start
        self.end = end
        self.bytes = bytes
        self.isWritable = isWritable
        self.isFile = isFile
    }
}
