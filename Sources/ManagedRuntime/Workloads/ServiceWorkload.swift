/// A service whose request cache never evicts.
///
/// Module `service` has a dict `request_cache` from request number to `Request`, filed by `handle` and never removed.
/// An analysis must find: the dict `service.request_cache` dominates every `Request` with its attributes and keys, and
/// retains exactly the bytes of the planted leak; the accumulation point is that dict, its entries `Request`s.
package struct ServiceWorkload: Workload {
    package let name = "service"
    package let summary = "a service whose request cache never evicts"

    /// Of each request: its number, the instance, its path, its payload.
    private static let objectsPerRequest = 4

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) -> PlantedTruth {
        var random = SplitMix64(seed: parameters.seed)
        let service = Service(runtime)
        service.start()
        var leaked = 0
        let requests = max(1, parameters.objects / Self.objectsPerRequest)
        for number in 0..<requests {
            leaked += service.handle(
                number + 1000, session: random.below(1 << 30), bytes: 16 + random.below(160))
        }
        let cache = service.cache
        return PlantedTruth(leaks: [
            PlantedTruth.Leak(
                holder: "service.request_cache", holderType: "dict", address: cache.address,
                entries: requests,
                retainedBytes: leaked + runtime.shallowSize(cache))
        ])
    }
}

/// The program: its module, its class and its functions. What it names here, the heap's module holds.
private struct Service {
    let runtime: Runtime
    let module: ObjectRef
    let cache: ObjectRef
    let requestClass: ObjectRef
    let names: [ObjectRef]
    let serveFunction: FunctionID
    let handleFunction: FunctionID

    init(_ runtime: Runtime) {
        self.runtime = runtime
        module = runtime.makeModule("service")
        cache = runtime.makeDict()
        runtime.setGlobal(module, "request_cache", owned: cache)
        let attributes = ["number", "path", "payload", "status"]
        requestClass = runtime.makeClass("Request", in: module, attributes: attributes)
        runtime.release(requestClass)
        names = runtime.borrowedNames(attributes)
        serveFunction = runtime.define("serve_forever", file: "service.py", line: 40, locals: ["cache"])
        handleFunction = runtime.define(
            "handle", file: "service.py", line: 18, locals: ["request", "scratch"])
    }

    /// Enters `serve_forever`, in which the program is when the heap is dumped.
    func start() {
        let frame = runtime.pushFrame(serveFunction)
        frame.line = 44
    }

    /// Handles one request and files it in the cache.
    /// - Returns: the bytes of all that only the cache's entry keeps alive.
    func handle(_ number: Int, session: Int, bytes: Int) -> Int {
        runtime.call(handleFunction) { frame in
            let request = runtime.makeInstance(of: requestClass)
            frame.set(0, owned: request)
            frame.set(1, owned: runtime.makeList([runtime.none, request]))
            let key = runtime.makeInt(number)
            let path = makePath(number, session)
            let payload = runtime.makePayload(serial: number, count: bytes)
            let status = runtime.makeInt(200)
            for (name, value) in zip(names, [key, path, payload, status]) {
                runtime.setAttribute(request, name, value)
                runtime.release(value)
            }
            runtime.setDictValue(cache, key, request)
            return [request, key, path, payload].reduce(0) { $0 + runtime.shallowSize($1) }
        }
    }

    private func makePath(_ number: Int, _ session: Int) -> ObjectRef {
        var text = TextBuilder()
        text.append("/orders/")
        text.append(number)
        text.append("?session=")
        text.append(session)
        return text.makeString(runtime)
    }
}

extension Runtime {
    /// The interned strings of names that a class or module holds already; borrowed.
    func borrowedNames(_ names: [String]) -> [ObjectRef] {
        names.map { name in
            let string = intern(name)
            precondition(string.refcount > 1, "nobody holds the name \(name)")
            release(string)
            return string
        }
    }
}
