/// Lines at which something is to happen once: the first instruction of the line is replaced by one that tells.
extension Runtime {
    /// - Parameter handler: called when the line is reached, with its frame.
    package func setLineEvent(file: String, line: Int, _ handler: @escaping (Runtime) -> Void) {
        lineEvents.append(LineEvent(file: file, line: line, handler: handler))
    }

    /// Replaces the instructions of new code at which lines of interest begin.
    func placeLineEvents(in code: ObjectRef) {
        let file = stringValue(code.codeFile)
        let body = code.body
        for event in lineEvents where event.file == file || file.hasSuffix("/" + event.file) {
            guard
                let number = (0..<body.instructionCount).first(where: {
                    Int(body.positions[$0].startLine) == event.line
                })
            else { continue }
            let instruction = body.instructions + number
            guard instruction.opcode != .lineEvent else { continue }
            placedLineEvents[UInt(bitPattern: instruction)] = (instruction.opcode, event)
            instruction.opcode = .lineEvent
        }
    }

    /// The line is reached: its instruction is restored, to be run next.
    @inline(never)
    func reachLine(_ instruction: InstructionPointer, _ frame: InterpreterFrame) {
        guard let (opcode, event) = placedLineEvents.removeValue(forKey: UInt(bitPattern: instruction)) else {
            preconditionFailure("an event at a line that has none")
        }
        instruction.opcode = opcode
        event.handler(self)
    }
}

/// Something that is to happen when a line is reached.
struct LineEvent {
    let file: String
    let line: Int
    let handler: (Runtime) -> Void
}
