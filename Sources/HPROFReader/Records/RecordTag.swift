/// The first byte of a record of the file (OpenJDK, `heapDumper.cpp`: `hprofTag`).
enum RecordTag {
    static let string: UInt8 = 0x01
    static let loadClass: UInt8 = 0x02
    static let unloadClass: UInt8 = 0x03
    static let frame: UInt8 = 0x04
    static let trace: UInt8 = 0x05
    static let allocationSites: UInt8 = 0x06
    static let heapSummary: UInt8 = 0x07
    static let startThread: UInt8 = 0x0A
    static let endThread: UInt8 = 0x0B
    static let heapDump: UInt8 = 0x0C
    static let cpuSamples: UInt8 = 0x0D
    static let controlSettings: UInt8 = 0x0E
    static let heapDumpSegment: UInt8 = 0x1C
    static let heapDumpEnd: UInt8 = 0x2C

    /// tag u1, microseconds since the header's time u4, length of what follows u4.
    static let headerLength = 9

    static func isKnown(_ tag: UInt8) -> Bool {
        switch tag {
        case string...heapSummary, startThread...controlSettings, heapDumpSegment, heapDumpEnd: true
        default: false
        }
    }
}

/// The first byte of a record inside a heap dump (OpenJDK, `heapDumper.cpp`; from `0x89` on Android's, ART `hprof.cc`).
enum HeapTag {
    static let rootUnknown: UInt8 = 0xFF
    static let rootJNIGlobal: UInt8 = 0x01
    static let rootJNILocal: UInt8 = 0x02
    static let rootJavaFrame: UInt8 = 0x03
    static let rootNativeStack: UInt8 = 0x04
    static let rootStickyClass: UInt8 = 0x05
    static let rootThreadBlock: UInt8 = 0x06
    static let rootMonitorUsed: UInt8 = 0x07
    static let rootThreadObject: UInt8 = 0x08
    static let classDump: UInt8 = 0x20
    static let instance: UInt8 = 0x21
    static let objectArray: UInt8 = 0x22
    static let primitiveArray: UInt8 = 0x23
    static let rootInternedString: UInt8 = 0x89
    static let rootFinalizing: UInt8 = 0x8A
    static let rootDebugger: UInt8 = 0x8B
    static let rootReferenceCleanup: UInt8 = 0x8C
    static let rootVMInternal: UInt8 = 0x8D
    static let rootJNIMonitor: UInt8 = 0x8E
    static let unreachable: UInt8 = 0x90
    static let primitiveArrayNoData: UInt8 = 0xC3
    static let heapDumpInfo: UInt8 = 0xFE

    /// Bytes after the tag, of which the first are an id; nil for what has a length of its own, or is unknown.
    @inline(__always)
    static func fixedLength(_ tag: UInt8, idSize: Int) -> Int? {
        switch tag {
        case rootUnknown, rootStickyClass, rootMonitorUsed, rootInternedString, rootFinalizing, rootDebugger,
            rootReferenceCleanup, rootVMInternal, unreachable:
            idSize
        case rootJNIGlobal: 2 * idSize
        case rootJNILocal, rootJavaFrame, rootThreadObject, rootJNIMonitor: idSize + 8
        case rootNativeStack, rootThreadBlock: idSize + 4
        case heapDumpInfo: 4 + idSize
        default: nil
        }
    }
}
