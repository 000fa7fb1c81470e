/// Stack traces and their frames, by the numbers records refer to them with.
struct StackTables {
    /// `HPROF_FRAME`: id, ids of method name, signature and source file, class serial number u4, line i4.
    struct Frame {
        var method: UInt64
        var file: UInt64
        var classSerial: UInt32
        /// Positive; 0 unknown, -1 unknown, -2 compiled, -3 native.
        var line: Int32
    }

    /// `HPROF_TRACE`: serial u4, thread serial u4, number of frames u4, ids of the frames, innermost first.
    struct Trace {
        var frames: Range<Int>
    }

    private var frames: [UInt64: Frame] = [:]
    private var traces: [UInt32: Trace] = [:]
    private var frameIDs: [UInt64] = []

    mutating func add(_ frame: Frame, id: UInt64, isLate: Bool) {
        guard !isLate || frames[id] == nil else { return }
        frames[id] = frame
    }

    mutating func addTrace(serial: UInt32, frames ids: some Sequence<UInt64>, isLate: Bool) {
        guard !isLate || traces[serial] == nil else { return }
        let first = frameIDs.count
        frameIDs += ids
        traces[serial] = Trace(frames: first..<frameIDs.count)
    }

    /// Ids of frames, innermost first. Empty where there is no such trace.
    func frames(ofTrace serial: UInt32) -> ArraySlice<UInt64> {
        traces[serial].map { frameIDs[$0.frames] } ?? []
    }

    /// Nil where the file does not describe it.
    func frame(_ id: UInt64) -> Frame? { frames[id] }
}
