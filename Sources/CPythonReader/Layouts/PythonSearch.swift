/// The steps of ``PythonLocator`` for one process.
struct PythonSearch {
    let image: ProcessImage
    /// The table given with `--layout`.
    let table: LayoutTable?

    var space: AddressSpace { image.space }

    func examine(_ candidate: PythonCandidate) -> PythonOutcome {
        let name = candidate.name
        if name?.isPyPy == true { return .failed(PythonRefusal.pyPy(candidate.module.path)) }
        let debugOffsets = candidate.runtime.flatMap { DebugOffsets(at: $0, in: space) }
        let stated = candidate.statedVersion(debugOffsets: debugOffsets, in: space)
        let version = stated ?? candidate.namedVersion(in: image)
        let isFreeThreaded = debugOffsets?.isFreeThreaded ?? (name?.abiFlags.contains("t") ?? false)
        if let version,
            let refusal = PythonRefusal.refusal(
                of: version, isFreeThreaded: isFreeThreaded, hasTable: table != nil,
                path: candidate.module.path)
        {
            return .failed(refusal)
        }
        guard let runtime = candidate.runtime else { return scan(candidate, version: version) }
        return examine(
            candidate, runtime: runtime, version: version, isStated: stated != nil, debugOffsets: debugOffsets
        )
    }

    /// Looks at a runtime with the table of its version; where that is only guessed from names, then with the others, until
    /// what it says of itself agrees with the table.
    private func examine(
        _ candidate: PythonCandidate, runtime: UInt64, version: PythonInstance.Version?, isStated: Bool,
        debugOffsets: DebugOffsets?
    ) -> PythonOutcome {
        var outcome = PythonOutcome.nothing
        do {
            for layout in try layouts(of: version, isStated: isStated) {
                if let debugOffsets, let verdict = contradiction(of: layout, to: debugOffsets, of: candidate)
                {
                    outcome = outcome.or(verdict)
                    continue
                }
                let verdict = try judge(candidate, runtime: runtime, layout: layout, version: version)
                if verdict.isFound { return verdict }
                outcome = outcome.or(verdict)
            }
        } catch {
            return .failed(error)
        }
        return outcome
    }

    private func judge(
        _ candidate: PythonCandidate, runtime: UInt64, layout: LayoutTable, version: PythonInstance.Version?
    ) throws(CaptureError) -> PythonOutcome {
        switch try RuntimeState(layout).find(at: runtime, in: space) {
        case .idle: return .idle(candidate)
        case .contradiction(let flaw): return failed(candidate, layout, flaw)
        case .interpreters(let interpreters):
            let sys = try SysModule(
                interpreter: interpreters[0], layout, minor: layout.version.minor, in: space)
            let running = sys.version
            if let running, !running.isSameMinor(as: layout.version) {
                return failed(candidate, layout, "sys.hexversion is that of \(running)")
            }
            let known = running ?? version.flatMap { $0.isSameMinor(as: layout.version) ? $0 : nil }
            return .found(
                PythonInstance(
                    version: known ?? layout.version, layout: layout, module: candidate.module,
                    runtime: runtime,
                    interpreters: interpreters))
        }
    }

    private func failed(_ candidate: PythonCandidate, _ layout: LayoutTable, _ flaw: String) -> PythonOutcome
    {
        .failed(
            PythonRefusal.contradiction(
                flaw, layout: layout, isShipped: table == nil, path: candidate.module.path))
    }

    private func contradiction(
        of layout: LayoutTable, to debugOffsets: DebugOffsets, of candidate: PythonCandidate
    ) -> PythonOutcome? {
        let differences = debugOffsets.contradictions(to: layout, in: space)
        guard !differences.isEmpty else { return nil }
        let more = differences.count > 3 ? ", and \(differences.count - 3) more" : ""
        return failed(candidate, layout, differences.prefix(3).joined(separator: ", ") + more)
    }

    /// The tables to try, likeliest first.
    private func layouts(
        of version: PythonInstance.Version?, isStated: Bool
    ) throws(CaptureError) -> [LayoutTable] {
        if let table {
            if let version, table.cpython != "\(version.major).\(version.minor)" {
                throw CaptureError(
                    .badLayout,
                    "the layout table is of CPython \(table.cpython), but the process runs \(version)",
                    remedy: "Give one made from the build that ran")
            }
            return [table]
        }
        let others = isStated ? [] : LayoutTable.shippedMinors.reversed().filter { $0 != version?.minor }
        let minors = (version.map { [$0.minor] } ?? []) + others
        var layouts: [LayoutTable] = []
        for minor in minors {
            if let layout = try LayoutTable.shipped(minor: minor) { layouts.append(layout) }
        }
        return layouts
    }

    // MARK: Without symbols

    private func scan(_ candidate: PythonCandidate, version: PythonInstance.Version?) -> PythonOutcome {
        let data = StaticData.ranges(of: candidate.module, in: image)
        return scan(data, version: version) { _ in candidate }
    }

    /// Every module's data: for a CPython that was linked into another program and stripped of its names.
    func scanEverything(except candidates: [PythonCandidate]) -> [PythonOutcome] {
        let known = Set(candidates.map(\.module.path))
        return image.modules.filter { !known.contains($0.path) }.map { module in
            scan(StaticData.ranges(of: module, in: image), version: nil) {
                PythonCandidate(module: module, runtime: $0)
            }
        }
    }

    private func scan(
        _ data: [Range<UInt64>], version: PythonInstance.Version?, candidate: (UInt64) -> PythonCandidate
    ) -> PythonOutcome {
        var outcome = PythonOutcome.nothing
        do {
            let states = try layouts(of: version, isStated: false).map { layout throws(CaptureError) in
                try RuntimeState(layout)
            }
            for runtime in RuntimeScan(states: states, space: space).find(in: data) {
                let found = candidate(runtime)
                let debugOffsets = DebugOffsets(at: runtime, in: space)
                let stated = debugOffsets.flatMap { PythonInstance.Version(hexVersion: $0.hexVersion) }
                if let debugOffsets, let stated,
                    let refusal = PythonRefusal.refusal(
                        of: stated, isFreeThreaded: debugOffsets.isFreeThreaded, hasTable: table != nil,
                        path: found.module.path)
                {
                    return .failed(refusal)
                }
                let verdict = examine(
                    found, runtime: runtime, version: stated ?? version, isStated: stated != nil,
                    debugOffsets: debugOffsets)
                if verdict.isFound { return verdict }
                outcome = outcome.or(verdict)
            }
        } catch {
            return .failed(error)
        }
        return outcome
    }
}

extension LayoutTable {
    /// Its minor version; the micro version is that of the build it was made from, not of the one that ran.
    var version: PythonInstance.Version {
        let numbers = cpython.split(separator: ".").map { Int($0) ?? 0 }
        return PythonInstance.Version(
            major: numbers.first ?? 0, minor: numbers.dropFirst().first ?? 0, micro: nil)
    }
}
