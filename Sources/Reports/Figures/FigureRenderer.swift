import FoundationEssentials
import Glibc
import Subprocess

/// Draws figures in worker processes, one figure a process, so that a layout that hangs, crashes or takes all memory
/// costs its own figure only.
package struct FigureRenderer: Sendable {
    private let executable: String
    private let arguments: [String]
    private let deadline: Duration
    private let memory: UInt64

    /// - Parameters:
    ///   - workerExecutable: A program that calls ``FigureWorker/main(memory:)``; `barrow` itself.
    ///   - arguments: What makes it do so (`["__render-figure"]`); the bytes of memory it may use follow.
    ///   - deadline: Wall clock for one figure, the start of the process included.
    ///   - memory: Bytes of private memory for one figure.
    package init(
        workerExecutable: String, arguments: [String], deadline: Duration = .seconds(30),
        memory: UInt64 = 1 << 30
    ) {
        self.executable = workerExecutable
        self.arguments = arguments
        self.deadline = deadline
        self.memory = memory
    }

    /// Draws one figure: an SVG element for a page.
    package func render(_ request: FigureRequest) async throws(FigureError) -> String {
        guard request.dot.utf8.count <= request.limits.dotBytes else {
            throw .tooLarge(
                what: "bytes of DOT", count: request.dot.utf8.count, limit: request.limits.dotBytes)
        }
        let answer = try await ask(request)
        switch answer.status {
        case .exited(0):
            let svg = String(decoding: answer.output, as: UTF8.self)
            guard svg.hasPrefix("<svg "), svg.hasSuffix("</svg>") else {
                throw .crashed(message: "its drawing is incomplete")
            }
            return svg
        case .exited(FigureWorker.refusalStatus):
            throw (try? JSONDecoder().decode(FigureError.self, from: Data(answer.output)))
                ?? .crashed(message: "it refused without a reason")
        default:
            throw failure(answer)
        }
    }

    private struct Answer: Sendable {
        var status: TerminationStatus
        var output: [UInt8]
        var complaint: String
    }

    private func failure(_ answer: Answer) -> FigureError {
        let complaint = answer.complaint.lowercased()
        if complaint.contains("memory") || complaint.contains("bad_alloc") {
            return .outOfMemory(limit: memory)
        }
        return switch answer.status {
        case .exited(let code): .crashed(message: "the worker exited with status \(code)")
        case .signaled(let signal): .crashed(message: "signal \(signal) ended the worker")
        }
    }

    private func ask(_ request: FigureRequest) async throws(FigureError) -> Answer {
        do {
            let input = Array(try JSONEncoder().encode(request))
            let answer = try await withThrowingTaskGroup(of: Answer?.self) { group in
                group.addTask { try await run(input, outputLimit: request.limits.svgBytes) }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    return nil
                }
                // The first to end decides; cancelling the other kills the worker or stops the clock.
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            guard let answer else { throw FigureError.timedOut(seconds: deadline / .seconds(1)) }
            return answer
        } catch let error as FigureError {
            throw error
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw .tooLarge(
                what: "bytes of SVG or more", count: request.limits.svgBytes, limit: request.limits.svgBytes)
        } catch {
            throw .crashed(message: DisplayText.shortened("the worker could not be run (\(error))", to: 300))
        }
    }

    private func run(_ input: [UInt8], outputLimit: Int) async throws -> Answer {
        // A file and no pipe: a worker that dies before it has read everything would raise SIGPIPE here.
        guard let file = tmpfile() else {
            throw FigureError.crashed(message: "no temporary file could be made for the request")
        }
        defer { fclose(file) }
        guard fwrite(input, 1, input.count, file) == input.count, fflush(file) == 0,
            lseek(fileno(file), 0, SEEK_SET) == 0
        else {
            throw FigureError.crashed(message: "the request could not be written to a temporary file")
        }
        let result = try await Subprocess.run(
            .path(.init(executable)), arguments: Arguments(arguments + [String(memory)]),
            environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
            input: .fileDescriptor(.init(rawValue: fileno(file)), closeAfterSpawningProcess: false),
            output: .bytes(limit: outputLimit), error: .string(limit: 1 << 16))
        return Answer(
            status: result.terminationStatus, output: result.standardOutput, complaint: result.standardError)
    }
}
