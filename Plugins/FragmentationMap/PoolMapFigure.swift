import AnalyzerKit

/// Draws a ``PoolMap`` at exact positions, in points from the bottom left: arenas from the top down, the address on
/// the left and the occupancy on the right of each row, the legend below.
struct PoolMapFigure {
    private let map: PoolMap
    private let layout: AllocatorLayout
    private let held: HeldArenas
    private var dot = DotWriter(attributes: ["pad": "0.06"])

    /// With these a row of 64 cells and its texts are as wide as the page.
    private static let pitch = 8.4
    private static let side = 7.2
    private static let gap = 8.0
    /// Percentages of blocks in use from which on each colour stands; the last is for pools with every block in use.
    private static let steps = [0, 10, 25, 40, 55, 70, 85, 100]

    init(_ map: PoolMap, _ layout: AllocatorLayout, _ held: HeldArenas) {
        self.map = map
        self.layout = layout
        self.held = held
    }

    func figure() -> Figure {
        var drawing = self
        drawing.draw()
        return drawing.dot.figure(
            name: "pools", title: "Occupancy of the allocator's pools", caption: caption(), engine: .nop2)
    }

    private mutating func draw() {
        dot.nodeDefaults([
            "shape": "box", "style": "filled", "fixedsize": "true", "fontsize": "8.5", "penwidth": "0.6",
        ])
        let groupsPerRow = map.groupsPerRow
        var row = 0
        for first in stride(from: 0, to: map.groups.count, by: groupsPerRow) {
            drawRow(first..<min(first + groupsPerRow, map.groups.count), y: -Double(row) * Self.pitch)
            row += 1
        }
        drawLegend(y: -Double(row) * Self.pitch - 2 * Self.gap)
    }

    private mutating func drawRow(_ groups: Range<Int>, y: Double) {
        let arenas =
            map.groups[groups.lowerBound].arenas
            .lowerBound..<map.groups[groups.upperBound - 1].arenas.upperBound
        text("r\(arenas.lowerBound)", hex(layout.arenas[arenas.lowerBound].address), x: -50, y: y, width: 84)
        var x = 0.0
        var right = 0.0
        for group in groups {
            for (position, cell) in map.groups[group].cells.enumerated() {
                let arenas = map.groups[group].arenas
                let holds = arenas.count == 1 && held.isHeld[arenas.lowerBound]
                box(
                    "c\(group)-\(position)", Self.className(cell, holds: holds), tooltip: Self.tooltip(cell),
                    x: x,
                    y: y)
                right = x
                x += Self.pitch
            }
            if map.poolsPerCell < PoolMap.columns { x += Self.gap / 2 }
        }
        let used = layout.arenas[arenas].reduce(0) { $0 + $1.usedBytes }
        let size = layout.arenas[arenas].reduce(0) { $0 + $1.size }
        text("u\(arenas.lowerBound)", Format.share(used, of: size), x: right + 27, y: y, width: 38)
        if let note = rowNote(arenas) { text("h\(arenas.lowerBound)", note, x: right + 88, y: y, width: 84) }
    }

    private func rowNote(_ arenas: Range<Int>) -> String? {
        let heldArenas = arenas.count { held.isHeld[$0] }
        guard heldArenas > 0 else { return nil }
        guard arenas.count == 1 else { return "\(heldArenas) held by few" }
        let blocks = layout.arenas[arenas.lowerBound].usedBlocks
        return "held by \(Format.count(blocks)) \(blocks == 1 ? "block" : "blocks")"
    }

    private mutating func drawLegend(y: Double) {
        var entries = [("muted", "free", "No block in use")]
        for (step, percent) in Self.steps.enumerated() {
            entries.append(
                percent == 100
                    ? ("level\(step + 1)", "full", "Every block in use")
                    : (
                        "level\(step + 1)", percent == 0 ? "<10%" : "\(percent)%",
                        "From \(percent)% of the blocks in use on"
                    ))
        }
        entries.append(("bad", "holds", "Blocks in use in an arena that is held by few blocks"))
        for (position, entry) in entries.enumerated() {
            let x = Double(position) * 6.5 * Self.pitch
            box("l\(position)", entry.0, tooltip: entry.2, x: x, y: y)
            text("l\(position)-text", entry.1, x: x + 24, y: y, width: 36)
        }
    }

    private mutating func box(_ id: String, _ className: String, tooltip: String, x: Double, y: Double) {
        let side = "\(Self.side / 72)"
        dot.node(
            id, label: [], classes: [className], tooltip: tooltip,
            attributes: ["pos": "\(x),\(y)", "width": side, "height": side])
    }

    private mutating func text(_ id: String, _ text: String, x: Double, y: Double, width: Double) {
        dot.node(
            id, label: text, classes: ["muted"], tooltip: text,
            attributes: [
                "shape": "plaintext", "pos": "\(x),\(y)", "width": "\(width / 72)", "height": "0.15",
            ])
    }

    /// Blocks that hold an otherwise empty arena stand out, few as they are.
    private static func className(_ cell: PoolMap.Cell, holds: Bool) -> String {
        guard cell.usedPools > 0 else { return "muted" }
        guard !holds else { return "bad" }
        return "level\(steps.lastIndex { cell.share * 100 >= Double($0) }! + 1)"
    }

    private static func tooltip(_ cell: PoolMap.Cell) -> String {
        let place = "0x\(String(cell.address, radix: 16))"
        if cell.pools == 1 {
            guard cell.usedPools == 1 else { return "\(place): free pool" }
            return "\(place): \(cell.used) of \(cell.capacity) blocks of \(cell.blockSize) B in use"
        }
        let share = Format.share(cell.share)
        return "\(place): \(cell.usedPools) of \(cell.pools) pools in use, \(share) of their bytes"
    }

    private func hex(_ address: UInt64) -> String { "0x\(String(address, radix: 16))" }

    private func caption() -> String {
        let cell =
            if map.arenasPerCell > 1 {
                "Every cell is \(map.arenasPerCell) neighbouring arenas"
            } else if map.poolsPerCell > 1 {
                "Every cell is a run of up to \(map.poolsPerCell) neighbouring pools of one arena"
            } else {
                "Every cell is one pool"
            }
        let row =
            map.groupsPerRow * map.arenasPerCell == 1
            ? "a row is one arena" : "a row is several arenas side by side"
        return """
            \(cell); \(row), in address order, with its address on the left and the share of its bytes in use on the \
            right. Blue cells are pools in use, by the share of their blocks in use; empty ones are free; red ones are in use \
            in an arena that few blocks hold. \(Format.count(layout.arenas.count)) arenas.
            """
    }
}
