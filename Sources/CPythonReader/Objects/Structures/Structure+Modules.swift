extension Structure {
    /// Types of `_io`, `_thread`, `_queue` and `datetime`.
    static let modules: [Structure] = [
        Structure(
            cName: "buffered", form: .bufferedFile,
            types: ["_io.BufferedReader", "_io.BufferedWriter", "_io.BufferedRandom"],
            references: [("raw", ".raw")]),
        Structure(
            cName: "rwpair", types: ["_io.BufferedRWPair"],
            references: [("reader", "reader"), ("writer", "writer")]),
        Structure(cName: "bytesio", types: ["_io.BytesIO"], references: [("buf", "buf")]),
        Structure(
            cName: "stringio", form: .stringIO, types: ["_io.StringIO"],
            references: [
                ("decoder", "decoder"), ("readnl", "readnl"), ("writenl", "writenl"),
                ("accu.large", "accu.large"), ("accu.small", "accu.small"),
                ("writer.buffer", "writer.buffer"),
            ]),
        Structure(cName: "fileio", types: ["_io.FileIO"], references: []),
        Structure(
            cName: "textio", types: ["_io.TextIOWrapper"],
            references: [
                ("buffer", ".buffer"), ("encoding", ".encoding"), ("encoder", "encoder"),
                ("decoder", "decoder"), ("readnl", "readnl"), ("errors", ".errors"),
                ("decoded_chars", "decoded_chars"), ("pending_bytes", "pending_bytes"),
                ("snapshot", "snapshot"), ("raw", "raw"),
            ]),
        Structure(
            cName: "localobject", types: ["_thread._local"],
            references: [
                ("key", "key"), ("args", "args"), ("kw", "kw"), ("dummies", "dummies"),
                ("wr_callback", "wr_callback"), ("localdicts", "localdicts"),
                ("thread_watchdogs", "thread_watchdogs"),
            ]),
        // It borrows the dict that it stands for.
        Structure(cName: "PyObject", types: ["_thread._localdummy"], references: []),
        // From 3.13 on a ring of pointers, which nobody describes.
        Structure(cName: "simplequeueobject", types: ["_queue.SimpleQueue"], references: [("lst", "lst")]),
        Structure(cName: "PyDateTime_Date", types: ["datetime.date"], references: []),
        Structure(cName: "PyDateTime_Delta", types: ["datetime.timedelta"], references: []),
        Structure(
            cName: "PyDateTime_TimeZone", types: ["datetime.timezone"],
            references: [("offset", "offset"), ("name", "name")]),
        Structure(cName: "lockobject", types: ["_thread.lock"], references: []),
        Structure(cName: "rlockobject", types: ["_thread.RLock"], references: []),
    ]
}
