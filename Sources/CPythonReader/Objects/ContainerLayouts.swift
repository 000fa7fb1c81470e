/// Offsets in the objects that have readers of their own, resolved once.
struct ContainerLayouts: Sendable {
    let tupleItems: Int
    let listItems: Int
    let listAllocated: Int
    let set: SetLayout
    let intDigits: Int
    let floatValue: Int
    let bytesContents: Int
    let byteArray: ByteArrayLayout
    let module: ModuleLayout
    let weakReferent: Int
    let weakCallback: Int
    let memoryViewItems: Int
    let deque: DequeLayout
    let defaultFactory: Int
    let orderedDict: OrderedDictLayout
    let lruCache: LRUCacheLayout
    let code: CodeExtraLayout
    let function: FunctionLayout
    let hamtNodes: Int
    let tee: TeeDataLayout
    let buffered: IOBufferLayout?
    let stringIO: IOBufferLayout?

    init(_ layout: LayoutTable, minor: Int) throws(CaptureError) {
        tupleItems = try layout.offset("PyTupleObject", "ob_item")
        listItems = try layout.offset("PyListObject", "ob_item")
        listAllocated = try layout.offset("PyListObject", "allocated")
        set = try SetLayout(layout)
        intDigits = try layout.offset("PyLongObject", minor >= 12 ? "long_value.ob_digit" : "ob_digit")
        floatValue = try layout.offset("PyFloatObject", "ob_fval")
        bytesContents = try layout.offset("PyBytesObject", "ob_sval")
        byteArray = try ByteArrayLayout(layout)
        module = try ModuleLayout(layout)
        weakReferent = try layout.offset("PyWeakReference", "wr_object")
        weakCallback = try layout.offset("PyWeakReference", "wr_callback")
        memoryViewItems = try layout.offset("PyMemoryViewObject", "ob_array")
        deque = try DequeLayout(layout)
        defaultFactory = try layout.offset("defdictobject", "default_factory")
        orderedDict = try OrderedDictLayout(layout)
        lruCache = try LRUCacheLayout(layout)
        code = try CodeExtraLayout(layout)
        function = try FunctionLayout(layout)
        hamtNodes = try layout.offset("PyHamtNode_Array", "a_array")
        tee = try TeeDataLayout(layout)
        buffered = IOBufferLayout(layout, "buffered", bytes: "buffer", count: "buffer_size", width: 1)
        stringIO = IOBufferLayout(layout, "stringio", bytes: "buf", count: "buf_size", width: 4)
    }
}
