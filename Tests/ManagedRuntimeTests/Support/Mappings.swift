import Glibc

/// Whether the kernel has a mapping at the page of this address.
func isMapped(_ address: UInt) -> Bool {
    var residency: UInt8 = 0
    let page = UnsafeMutableRawPointer(bitPattern: address & ~4095)
    return mincore(page, 4096, &residency) == 0
}
