/// A line of `/proc/PID/maps`.
///
///     55d0-55f0 r-xp 00002000 08:01 131077   /usr/bin/python3.11
struct ProcMapping: Equatable {
    var mapping: Mapping
    var major: UInt64
    var minor: UInt64
    var inode: UInt64

    init?(line: Substring) {
        let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
        guard fields.count >= 5 else { return nil }
        let range = fields[0].split(separator: "-").map { UInt64($0, radix: 16) }
        let device = fields[3].split(separator: ":").map { UInt64($0, radix: 16) }
        let rights = Array(fields[1].utf8)
        guard range.count == 2, let start = range[0], let end = range[1], start < end, rights.count == 4,
            let offset = UInt64(fields[2], radix: 16), device.count == 2, let major = device[0],
            let minor = device[1], let inode = UInt64(fields[4])
        else { return nil }
        self.major = major
        self.minor = minor
        self.inode = inode
        mapping = Mapping(
            start: start, end: end, isReadable: rights[0] == UInt8(ascii: "r"),
            isWritable: rights[1] == UInt8(ascii: "w"), isExecutable: rights[2] == UInt8(ascii: "x"),
            isShared: rights[3] == UInt8(ascii: "s"),
            file: fields.count == 6 ? fields[5].trimmingSpace : "", fileOffset: offset)
    }

    static func parse(_ maps: String) -> [ProcMapping] {
        maps.split(separator: "\n").compactMap { ProcMapping(line: $0) }
    }

    /// A file with a name, deleted or not.
    var hasFile: Bool { inode != 0 && mapping.file.hasPrefix("/") }

    /// Memory of the program's own, or a file's: no device's registers and nothing that only the kernel may read.
    var isMemory: Bool {
        guard mapping.isReadable, mapping.end <= AddressSpace.limit else { return false }
        let file = mapping.file
        if file.hasPrefix("[vvar") || file == "[vsyscall]" || file.hasPrefix("anon_inode:") { return false }
        return !file.hasPrefix("/dev/") || file.hasPrefix("/dev/zero") || file.hasPrefix("/dev/shm/")
    }

    /// Whether `device` and `inode` of stat(2) are those of this mapping's file.
    func isSame(device: UInt64, inode: UInt64) -> Bool {
        // Linux's layout of a device number: minor 0-7, major 8-19, minor 20-31, major 32-63.
        let major = (device >> 8) & 0xfff | (device >> 32) & ~0xfff
        let minor = device & 0xff | (device >> 12) & 0xffff_ff00
        return inode == self.inode && major == self.major && minor == self.minor
    }
}
