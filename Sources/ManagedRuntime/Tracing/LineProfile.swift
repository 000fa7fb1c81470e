/// What each line of one function allocates and frees, told by calls that are put between its statements.
package final class LineProfile {
    /// Bytes, callees included.
    package struct Line: Sendable {
        package let number: Int
        package var hits = 0
        package var allocated = 0
        package var freed = 0
        /// The most there was during an execution of the line beyond what there was at its beginning.
        package var peak = 0
        package var net: Int { allocated - freed }
    }

    private struct Activation {
        let frame: UnsafeMutableRawPointer
        var line: Int
    }

    package let function: String
    private var lines: [Int: Line] = [:]
    /// Running calls of the function, the innermost last.
    private var activations: [Activation] = []
    private var allocated = 0
    private var freed = 0
    private var traced = 0

    package init(function: String) { self.function = function }

    /// By number.
    package var sortedLines: [Line] { lines.values.sorted { $0.number < $1.number } }

    /// A statement of that line is about to be executed; a negative line: the call ends.
    func reach(
        _ line: Int, _ frame: UnsafeMutableRawPointer, _ tracer: UnsafeMutablePointer<AllocationTracer>
    ) {
        if let index = activations.lastIndex(where: { $0.frame == frame }) {
            attribute(to: activations[index].line, tracer)
            activations.removeLast(activations.count - index - 1)
            if line < 0 { activations.removeLast() } else { activations[index].line = line }
        } else {
            if let outer = activations.last { attribute(to: outer.line, tracer) }
            if line >= 0 { activations.append(Activation(frame: frame, line: line)) }
        }
        if line >= 0 { lines[line, default: Line(number: line)].hits += 1 }
        allocated = tracer.pointee.allocatedBytes
        freed = tracer.pointee.freedBytes
        traced = tracer.pointee.tracedBytes
        tracer.pointee.beginWindow()
    }

    private func attribute(to line: Int, _ tracer: UnsafeMutablePointer<AllocationTracer>) {
        lines[line, default: Line(number: line)].allocated += tracer.pointee.allocatedBytes - allocated
        lines[line]!.freed += tracer.pointee.freedBytes - freed
        lines[line]!.peak = max(lines[line]!.peak, tracer.pointee.windowPeak - traced)
    }
}

extension Runtime {
    /// Lets programs say which line of the profiled function they reach, by the built-in function of that name.
    package func beginProfile(_ profile: LineProfile) {
        startTracing(frameLimit: 1)
        addHook("__barrow_line__") { (runtime, arguments) throws(Raised) in
            if let frame = runtime.currentFrame, let tracer = runtime.allocator.state.pointee.tracer {
                profile.reach(try runtime.asInt(arguments[0]), frame.raw, tracer)
            }
            return runtime.retained(runtime.none)
        }
    }

    /// A built-in function for statements that are put into programs.
    package func addDumpHook() {
        dumpSchedule.awaitsLine = true
        addHook("__barrow_dump__") { (runtime, _) throws(Raised) in
            runtime.dumpAtLine()
            return runtime.retained(runtime.none)
        }
    }

    private func addHook(_ name: String, _ body: @escaping NativeFunction.Body) {
        let function = makeBuiltinFunction(
            NativeFunction(name, "", body), receiver: nil, passesReceiver: false)
        setDictValue(language.pointee.builtins, ownedKey: intern(name), ownedValue: function)
    }

    /// The line that a dump was asked for is reached; only the first time counts.
    private func dumpAtLine() {
        guard dumpSchedule.awaitsLine else { return }
        dumpSchedule.awaitsLine = false
        dumpNumbered()
    }
}
