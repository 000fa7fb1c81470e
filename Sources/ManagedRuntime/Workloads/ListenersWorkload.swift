/// Listeners that are never removed.
///
/// Windows come and go; each registers a `Listener` with the one `EventBus` and, when it is closed, forgets to remove
/// it. An analysis must find: the list at `events.bus.listeners` dominates every closed `Window`, and retains exactly
/// the bytes of the planted leak.
package struct ListenersWorkload: Workload {
    package let name = "listeners"
    package let summary = "listeners that are registered and never removed"

    /// Of each window: the listener, the window, the title, the buffer.
    private static let objectsPerWindow = 4

    package init() {}

    package func run(_ runtime: Runtime, _ parameters: WorkloadParameters) -> PlantedTruth {
        var random = SplitMix64(seed: parameters.seed)
        let desktop = Desktop(runtime)
        runtime.makeCurrent(desktop.mainFunction, line: 12)
        var leaked = 0
        let windows = max(1, parameters.objects / Self.objectsPerWindow)
        for serial in 0..<windows { leaked += desktop.openAndClose(serial, bytes: 32 + random.below(300)) }
        return PlantedTruth(leaks: [
            PlantedTruth.Leak(
                holder: "events.bus.listeners", holderType: "list", address: desktop.listeners.address,
                entries: windows, retainedBytes: leaked + runtime.shallowSize(desktop.listeners))
        ])
    }
}

private struct Desktop {
    let runtime: Runtime
    let listeners: ObjectRef
    let listenerClass: ObjectRef
    let windowClass: ObjectRef
    let listenerNames: [ObjectRef]
    let windowNames: [ObjectRef]
    let event: ObjectRef
    let mainFunction: FunctionID
    let openFunction: FunctionID

    init(_ runtime: Runtime) {
        self.runtime = runtime
        let module = runtime.makeModule("events")
        let busClass = runtime.makeClass("EventBus", in: module, attributes: ["listeners"])
        let bus = runtime.makeInstance(of: busClass)
        listeners = runtime.makeList()
        runtime.setAttribute(bus, runtime.borrowedNames(["listeners"])[0], owned: listeners)
        runtime.setGlobal(module, "bus", owned: bus)
        event = runtime.intern("resized")
        runtime.setGlobal(module, "RESIZED", owned: event)
        listenerClass = runtime.makeClass("Listener", in: module, attributes: ["event", "target"])
        windowClass = runtime.makeClass("Window", in: module, attributes: ["title", "buffer"])
        for type in [busClass, listenerClass, windowClass] { runtime.release(type) }
        listenerNames = runtime.borrowedNames(["event", "target"])
        windowNames = runtime.borrowedNames(["title", "buffer"])
        mainFunction = runtime.define("main_loop", file: "desktop.py", line: 5)
        openFunction = runtime.define("open_window", file: "desktop.py", line: 30, locals: ["window"])
    }

    /// - Returns: the bytes of all that only the listener, which stays, keeps alive.
    func openAndClose(_ serial: Int, bytes: Int) -> Int {
        runtime.call(openFunction) { frame in
            let window = runtime.makeInstance(of: windowClass)
            frame.set(0, owned: window)
            let title = makeTitle(serial)
            let buffer = runtime.makePayload(serial: serial, count: bytes)
            runtime.setAttribute(window, windowNames[0], owned: title)
            runtime.setAttribute(window, windowNames[1], owned: buffer)
            let listener = runtime.makeInstance(of: listenerClass)
            runtime.setAttribute(listener, listenerNames[0], event)
            runtime.setAttribute(listener, listenerNames[1], window)
            runtime.append(owned: listener, to: listeners)
            return [window, listener, title, buffer].reduce(0) { $0 + runtime.shallowSize($1) }
        }
    }

    private func makeTitle(_ serial: Int) -> ObjectRef {
        var text = TextBuilder()
        text.append("Untitled window ")
        text.append(serial)
        return text.makeString(runtime)
    }
}

extension Runtime {
    /// Enters a function in which the program still is when its heap is dumped.
    func makeCurrent(_ function: FunctionID, line: Int) {
        pushFrame(function).line = line
    }
}
