/// Offsets of interpreter and thread states and what hangs on them, resolved once.
struct StateLayout: Sendable {
    /// In `PyInterpreterState`.
    let interpreterID: Int
    let firstThread: Int
    let modules: Int
    /// In `PyThreadState`.
    let next: Int
    let identifier: Int
    /// 3.11 and later.
    let nativeID: Int?
    let currentFrame: CurrentFrame
    let moduleDict: Int

    enum CurrentFrame: Sendable {
        /// Up to 3.10 a frame object, in 3.13 an interpreter frame.
        case direct(Int)
        /// 3.11 and 3.12: through a struct on the C stack.
        case throughCFrame(cframe: Int, current: Int)
    }

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        let (interpreter, thread) = ("PyInterpreterState", "PyThreadState")
        interpreterID = try layout.offset(interpreter, "id")
        firstThread = try layout.offset(interpreter, minor <= 10 ? "tstate_head" : "threads.head")
        modules = try layout.offset(interpreter, minor <= 11 ? "modules" : "imports.modules")
        next = try layout.offset(thread, "next")
        identifier = try layout.offset(thread, "thread_id")
        nativeID = minor >= 11 ? try layout.offset(thread, "native_thread_id") : nil
        switch minor {
        case ...10: currentFrame = .direct(try layout.offset(thread, "frame"))
        case 11, 12:
            currentFrame = .throughCFrame(
                cframe: try layout.offset(thread, "cframe"),
                current: try layout.offset("_PyCFrame", "current_frame"))
        default: currentFrame = .direct(try layout.offset(thread, "current_frame"))
        }
        moduleDict = try layout.offset("PyModuleObject", "md_dict")
    }
}
