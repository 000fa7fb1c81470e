import DumpFiles
import HeapGraph

extension GraphLoader {
    func readThreads(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (ids, names) = (try table.column(UInt64.self), try table.column(UInt32.self))
        try table.expectEnd()
        try add(table, .threads)
        for row in 0..<table.count {
            frames.threads.append(FrameTable.Thread(id: ids[row], name: names[row]))
        }
    }

    /// A frame whose thread is lost goes to a thread made for such frames.
    func readFrames(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (objects, threads) = (try table.column(UInt64.self), try table.column(UInt32.self))
        let (functions, files) = (try table.column(UInt32.self), try table.column(UInt32.self))
        let lines = try table.column(UInt32.self)
        try table.expectEnd()
        try add(table, .frames)
        for row in 0..<table.count {
            let thread = find(.threads, threads[row])
            if thread == nil { builder.note("frames of threads that are not in the dump", 1) }
            frames.frames.append(
                FrameTable.Frame(
                    thread: thread ?? frames.strayThread(), object: objects[row], function: functions[row],
                    file: files[row],
                    line: lines[row]))
        }
    }

    /// Threads, frames, roots, the intern table and the types' own objects: all that needs the objects' numbers.
    func readRoots() throws(DumpError) {
        for (type, address) in typeObjects { builder.setObject(of: type, address: address) }
        addThreads()
        try audit.forEach(.roots, .interned) { header, bytes throws(LostPayload) in
            let table = try TablePayload(bytes, header: header)
            if header.tag == .roots { try self.readRoots(table) } else { try self.readInterned(table) }
        }
    }

    private func addThreads() {
        for (thread, frames) in zip(frames.threads, frames.grouped()) {
            builder.addThread(id: thread.id, name: name(thread.name), frameCount: frames.count)
            for frame in frames {
                builder.addFrame(
                    function: name(frame.function), file: name(frame.file), line: frame.line,
                    address: frame.object == 0 ? nil : frame.object)
            }
        }
    }

    private func readRoots(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let (addresses, names) = (try table.column(UInt64.self), try table.column(UInt32.self))
        let (threads, frameRows) = (try table.column(UInt32.self), try table.column(UInt32.self))
        let kinds = try table.column(UInt8.self)
        try table.expectEnd()
        try add(table, .roots)
        for row in 0..<table.count {
            let frame = find(.frames, frameRows[row]).map { FrameIndex(frames.numbers[$0]) }
            builder.addRoot(
                address: addresses[row], kind: known(kinds[row], or: RootKind.other),
                name: name(names[row]),
                thread: find(.threads, threads[row]).map { ThreadIndex(UInt32($0)) }, frame: frame)
        }
    }

    private func readInterned(_ table: TablePayload) throws(LostPayload) {
        var table = table
        let addresses = try table.column(UInt64.self)
        try table.expectEnd()
        try add(table, .interned)
        for address in addresses {
            if let object = builder.object(at: address) {
                builder.addFlags(.interned, to: object)
            } else {
                builder.note("interned objects that are not in the dump", 1)
            }
        }
    }
}
