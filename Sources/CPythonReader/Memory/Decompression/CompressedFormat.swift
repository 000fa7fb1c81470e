import Glibc

enum CompressedFormat {
    static func beginning(of descriptor: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = pread(descriptor, &bytes, count, 0)
        return read == count ? bytes : nil
    }
    static func open(_ path: String, progress: (_ phase: String, _ fraction: Double?) -> Void)
        throws(CaptureError) -> Int32
    {
        try MappedFile.open(path)
    }
}
