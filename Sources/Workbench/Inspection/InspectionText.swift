import AnalysisResults
import Reports

/// Inspections as text for a terminal.
public enum InspectionText {
    /// One object: a few lines of facts, then references, referrers and dominators.
    public static func render(_ inspection: ObjectInspection) -> String {
        var lines = [name(inspection.object)]
        if let value = inspection.value { lines.append("  value         \(DisplayText.visible(value))") }
        lines.append("  shallow size  \(bytes(inspection.shallowSize)), slack \(bytes(inspection.slack))")
        lines.append("  retained      \(bytes(inspection.retained))")
        if let count = inspection.referenceCount { lines.append("  references to it by count  \(count)") }
        lines.append("  \(inspection.isReachable ? "reachable" : "unreachable: no strong path from a root")")
        let generation = inspection.generation.map { ["generation \($0)"] } ?? []
        let flags = inspection.flags + generation
        if !flags.isEmpty { lines.append("  \(flags.joined(separator: ", "))") }
        if let site = inspection.allocationSite { lines.append("  allocated at \(site)") }
        if let location = inspection.location {
            lines.append("  defined at \(DisplayText.visible(location))")
        }
        lines += section("references", inspection.references, total: inspection.totalReferences) {
            "\($0) → \($1)"
        }
        lines += section("referrers", inspection.referrers, total: inspection.totalReferrers) {
            "\($1) \($0)"
        }
        lines.append("\ndominated by")
        lines += inspection.dominators.map { "  \(name($0))" }
        if inspection.dominators.isEmpty { lines.append("  nothing but the roots") }
        lines += more(inspection.totalDominators - inspection.dominators.count)
        return lines.joined(separator: "\n")
    }

    /// One step a line, indented as it goes deeper.
    public static func render(_ path: RootPath) -> String {
        guard !path.steps.isEmpty else {
            return "No strong path leads from a root to this object: it is unreachable."
        }
        return path.steps.enumerated().map { depth, step in
            let indent = String(repeating: "  ", count: min(depth, 20))
            return
                "\(indent)\(DisplayText.visible(step.label)) → \(name(step.object)), retains \(bytes(step.retained))"
        }.joined(separator: "\n")
    }

    private static func section(
        _ title: String, _ links: [ObjectInspection.Link], total: Int, _ format: (String, String) -> String
    ) -> [String] {
        guard total > 0 else { return ["\n\(title): none"] }
        let lines = links.map { link in
            let object = link.object.map(name) ?? "an address without an object"
            let strength = link.strength == "strong" ? "" : " (\(link.strength))"
            let retained = link.retained.map { ", retains \(bytes($0))" } ?? ""
            return "  \(format(DisplayText.visible(link.label), object))\(strength)\(retained)"
        }
        return ["\n\(title): \(HumanText.count(total, .comma))"] + lines + more(total - links.count)
    }

    private static func more(_ count: Int) -> [String] {
        count > 0 ? ["  … and \(HumanText.count(count, .comma)) more; see --limit"] : []
    }

    private static func name(_ object: ObjectReference) -> String {
        let preview = object.preview.map { " \(DisplayText.visible($0))" } ?? ""
        return
            "#\(object.id) \(DisplayText.visible(object.type))\(preview) at \(object.place)"
    }

    private static func bytes(_ count: some BinaryInteger) -> String { HumanText.bytes(count) }
}
