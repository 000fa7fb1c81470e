extension NativeModule {
    static var sys: NativeModule {
        NativeModule("sys") {
            $0.functions = sysMemory + sysExecution + sysSettings
            $0.populate = { (runtime, module) throws(Raised) in try runtime.populateSys(module) }
        }
    }

    private static let getsizeof = Signature("getsizeof", ["object", "default"], required: 1)

    private static var sysMemory: [NativeFunction] {
        [
            NativeFunction("getrefcount", "(object, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "sys.getrefcount", receivers: 0)
                return runtime.makeInt(arguments[0].refcount)
            },
            NativeFunction("getsizeof") { (runtime, arguments) throws(Raised) in
                let values = try runtime.bind(arguments, getsizeof)
                return try runtime.sizeOf(values[0].unsafelyUnwrapped, default: values[1])
            },
            NativeFunction("intern", "(string, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "sys.intern", receivers: 0)
                let string = arguments[0]
                guard string.kind == .str else {
                    throw runtime.typeError(
                        "intern() argument must be str, not \(runtime.typeName(of: string))")
                }
                guard string.type == runtime.types.str else {
                    throw runtime.typeError("can't intern \(runtime.typeName(of: string))")
                }
                return runtime.intern(owned: runtime.retained(string))
            },
            NativeFunction("getallocatedblocks", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.getallocatedblocks", receivers: 0)
                return runtime.makeInt(runtime.allocator.statistics().usedBlockCount)
            },
            NativeFunction("_debugmallocstats", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys._debugmallocstats", receivers: 0)
                runtime.writeToStandardError(runtime.allocatorReport())
                return runtime.retained(runtime.none)
            },
        ]
    }

    private static var sysExecution: [NativeFunction] {
        [
            NativeFunction("exit", "(status=None, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...1, "exit", receivers: 0)
                let status = arguments.optional(0).map { [runtime.retained($0)] } ?? []
                throw runtime.raise(
                    owned: runtime.makeException(runtime.exceptionType(.systemExit), owned: status))
            },
            NativeFunction("exc_info", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.exc_info", receivers: 0)
                return runtime.handledExceptionTuple()
            },
            NativeFunction("exception", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.exception", receivers: 0)
                return runtime.retained(runtime.handledException ?? runtime.none)
            },
            NativeFunction("_getframe", "(depth=0, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...1, "sys._getframe", receivers: 0)
                let depth = try arguments.optional(0).map { (object) throws(Raised) in
                    try runtime.asInt32(object)
                }
                return try runtime.frameObject(atDepth: depth ?? 0)
            },
            NativeFunction("is_finalizing", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.is_finalizing", receivers: 0)
                return runtime.retained(runtime.bool(false))
            },
        ]
    }

    private static var sysSettings: [NativeFunction] {
        [
            NativeFunction("getrecursionlimit", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.getrecursionlimit", receivers: 0)
                return runtime.makeInt(runtime.state.pointee.recursionLimit)
            },
            NativeFunction("setrecursionlimit", "(limit, /)") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 1...1, "sys.setrecursionlimit", receivers: 0)
                try runtime.changeRecursionLimit(try runtime.asInt32(arguments[0]))
                return runtime.retained(runtime.none)
            },
            NativeFunction("getdefaultencoding", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.getdefaultencoding", receivers: 0)
                return runtime.makeString("utf-8")
            },
            NativeFunction("getfilesystemencoding", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.getfilesystemencoding", receivers: 0)
                return runtime.makeString("utf-8")
            },
            NativeFunction("getswitchinterval", "()") { (runtime, arguments) throws(Raised) in
                try runtime.expect(arguments, 0...0, "sys.getswitchinterval", receivers: 0)
                return runtime.makeFloat(0.005)
            },
        ]
    }
}

extension Runtime {
    /// The handled exception as `(class, exception, traceback)`, or three times None.
    fileprivate func handledExceptionTuple() -> ObjectRef {
        guard let exception = handledException else { return makeTuple([none, none, none]) }
        return makeTuple([
            exception.type, exception, exception[reference: ExceptionLayout.traceback] ?? none,
        ])
    }

    /// A new reference to the frame so many calls up.
    fileprivate func frameObject(atDepth depth: Int) throws(Raised) -> ObjectRef {
        var frame = currentFrame
        var left = max(0, depth)
        while let current = frame {
            if current.owner != .native {
                if left == 0 { return retained(frameObject(of: current)) }
                left -= 1
            }
            frame = current.previous
        }
        throw valueError("call stack is not deep enough")
    }

    fileprivate func changeRecursionLimit(_ limit: Int) throws(Raised) {
        guard limit >= 1 else { throw valueError("recursion limit must be greater or equal than 1") }
        let depth = state.pointee.recursionLimit - state.pointee.recursionRemaining
        guard setRecursionLimit(limit) else {
            throw raise(
                .recursionError,
                "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low"
            )
        }
    }
}
