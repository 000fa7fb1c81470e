import HeapGraph

/// What a root is called, by its tag.
struct RootNaming {
    var kind: RootKind
    /// What holds the object.
    var text: String

    init(_ tag: UInt8) {
        (kind, text) =
            switch tag {
            case HeapTag.rootJNIGlobal: (.handle, "JNI global")
            case HeapTag.rootJNILocal: (.frame, "JNI local")
            case HeapTag.rootJavaFrame: (.frame, "local")
            case HeapTag.rootNativeStack: (.frame, "native stack")
            case HeapTag.rootStickyClass: (.static, "system class")
            case HeapTag.rootThreadBlock: (.thread, "thread block")
            case HeapTag.rootMonitorUsed: (.interpreter, "monitor in use")
            case HeapTag.rootThreadObject: (.thread, "thread")
            case HeapTag.rootInternedString: (.interpreter, "interned string")
            case HeapTag.rootFinalizing: (.interpreter, "finalizing")
            case HeapTag.rootDebugger: (.handle, "debugger")
            case HeapTag.rootReferenceCleanup: (.interpreter, "reference cleanup")
            case HeapTag.rootVMInternal: (.interpreter, "VM internal")
            case HeapTag.rootJNIMonitor: (.handle, "JNI monitor")
            default: (.other, "unknown")
            }
    }
}
