@testable import AnalyzerHost
import TestSupport
import Testing

@Suite("Frames from a worker")
struct FrameParserTests {
    @Test("come out whole however the stream is cut")
    func cuts() {
        let seed = SeededGenerator.seed()
        var random = SeededGenerator(seed: seed)
        let payloads = (0..<200).map { _ in
            (0..<Int.random(in: 0...300, using: &random)).map { UInt8($0 & 255) }
        }
        let stream = payloads.flatMap { frame(.result, $0) }
        var parser = FrameParser(payloadLimit: 1000)
        var received: [[UInt8]] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...400, using: &random))
            received += parser.append(piece).map(\.payload)
            rest = rest.dropFirst(piece.count)
        }
        #expect(received == payloads, "seed \(seed)")
        #expect(parser.fault == nil)
    }

    @Test("a frame over the limit is refused before it is gathered")
    func tooLong() {
        var parser = FrameParser(payloadLimit: 10)
        #expect(parser.append(frame(.result, [UInt8](repeating: 0, count: 11)).prefix(5)).isEmpty)
        #expect(parser.fault == .tooLong(11))
        #expect(parser.append(frame(.report, [])).isEmpty)
    }

    @Test("an unknown tag ends the conversation; what came before it stands")
    func unknownTag() {
        var parser = FrameParser(payloadLimit: 10)
        let frames = parser.append(frame(.report, [1]) + [0, 0, 0, 0, 0])
        #expect(frames.map(\.payload) == [[1]])
        #expect(parser.fault == .unknownTag)
    }

    private func frame(_ tag: WorkerFrame.Tag, _ payload: [UInt8]) -> [UInt8] {
        [tag.rawValue] + (0..<4).map { UInt8(payload.count >> ($0 * 8) & 255) } + payload
    }
}
