@preconcurrency import CGraphviz
import Glibc

/// Parses DOT with identities in the order of appearance.
///
/// cgraph's own reader takes the address of a name as the identity of what bears it, and walks subgraphs in the order
/// of their identities: clusters would come out in another order from run to run. Counting instead makes the same
/// text the same drawing.
///
/// The scanner is global: it keeps what follows the closing brace, and after an error its state, for the next call.
/// So a process reads one text that it does not trust, and ends.
enum DOTReading {
    /// The parsed graph, or nil with libgraphviz's complaint collected. The caller closes it with `agclose`.
    static func parse(_ dot: String) -> UnsafeMutablePointer<Agraph_t>? {
        var text = dot
        return text.withUTF8 { bytes in
            var source = Source(rest: UnsafeRawBufferPointer(bytes))
            agreadline(1)
            return agread(&source, disciplines)
        }
    }

    private struct Source {
        var rest: UnsafeRawBufferPointer
    }

    /// What agread and the graphs it makes keep pointing to, hence allocated once and never freed.
    nonisolated(unsafe) private static let disciplines: UnsafeMutablePointer<Agdisc_t> = {
        let id = UnsafeMutablePointer<Agiddisc_t>.allocate(capacity: 1)
        id.initialize(to: identities)
        let io = UnsafeMutablePointer<Agiodisc_t>.allocate(capacity: 1)
        io.initialize(to: input)
        let all = UnsafeMutablePointer<Agdisc_t>.allocate(capacity: 1)
        all.initialize(to: Agdisc_t(mem: nil, id: id, io: io))
        return all
    }()

    private static let input = Agiodisc_t(
        afread: { channel, buffer, size in
            guard let source = channel?.assumingMemoryBound(to: Source.self), let buffer else { return 0 }
            let count = min(Int(size), source.pointee.rest.count)
            UnsafeMutableRawBufferPointer(start: buffer, count: count)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: source.pointee.rest.prefix(count)))
            source.pointee.rest = UnsafeRawBufferPointer(rebasing: source.pointee.rest.dropFirst(count))
            return Int32(count)
        },
        putstr: { _, _ in 0 },
        flush: { _ in 0 })

    private static let identities = Agiddisc_t(
        open: { _, _ in Unmanaged.passRetained(IdentityTable()).toOpaque() },
        map: { state, _, name, identity, create in
            guard let found = IdentityTable.of(state).identity(of: name, create: create != 0) else {
                return 0
            }
            identity?.pointee = found
            return 1
        },
        alloc: { _, _, _ in 1 },
        free: { _, _, _ in },
        print: { state, _, identity in IdentityTable.of(state).name(of: identity) },
        close: { state in
            guard let state else { return }
            Unmanaged<IdentityTable>.fromOpaque(state).release()
        },
        idregister: { _, _, _ in })
}

/// Names and their numbers, counted from 1; what has no name gets a number too.
private final class IdentityTable {
    private var identities: [String: IDTYPE] = [:]
    private var names: [IDTYPE: UnsafeMutablePointer<CChar>] = [:]
    private var last: IDTYPE = 0

    deinit {
        for name in names.values { Glibc.free(name) }
    }

    static func of(_ state: UnsafeMutableRawPointer?) -> IdentityTable {
        guard let state else { preconditionFailure("cgraph lost the table that it opened") }
        return Unmanaged<IdentityTable>.fromOpaque(state).takeUnretainedValue()
    }

    func identity(of name: UnsafeMutablePointer<CChar>?, create: Bool) -> IDTYPE? {
        let text = name.map { String(cString: $0) }
        if let known = text.flatMap({ identities[$0] }) { return known }
        guard create else { return nil }
        last += 1
        if let text, let name {
            identities[text] = last
            names[last] = strdup(name)
        }
        return last
    }

    func name(of identity: IDTYPE) -> UnsafeMutablePointer<CChar>? {
        names[identity]
    }
}
