import AnalyzerKit

/// Draws a ``PoolMap`` at exact positions, in points from the bottom left: arenas from the top down, the address on
/// the left and the occupancy on the right of each row, the legend below.
struct PoolMapFigure {
    private let map: PoolMap
    private let layout: AllocatorLayout
    private let held: HeldArenas
    private var dot = DotWriter(attributes: ["pad": "0.2"])

    private static let pitch = 11.0
    private static let side = 9.6
    private static let gap = 8.0
    private static let steps = 9

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
        dot.nodeDefaults(["shape": "box", "style": "filled", "fixedsize": "true", "fontsize": "9"])
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
        text("r\(arenas.lowerBound)", hex(layout.arenas[arenas.lowerBound].address), x: -52, y: y, width: 84)
        var x = 0.0
        var right = 0.0
        for group in groups {
            for (position, cell) in map.groups[group].cells.enumerated() {
                square("c\(group)-\(position)", cell, x: x, y: y)
                right = x
                x += Self.pitch
            }
            if map.poolsPerCell < PoolMap.columns { x += Self.gap / 2 }
        }
        let used = layout.arenas[arenas].reduce(0) { $0 + $1.usedBytes }
        let size = layout.arenas[arenas].reduce(0) { $0 + $1.size }
        text(
            "u\(arenas.lowerBound)", rowNote(arenas, used: used, size: size), x: right + 76, y: y, width: 130)
    }

    private func rowNote(_ arenas: Range<Int>, used: UInt64, size: UInt64) -> String {
        let share = Format.share(used, of: size)
        let heldArenas = arenas.filter { held.isHeld[$0] }
        guard !heldArenas.isEmpty else { return share }
        guard arenas.count == 1 else { return "\(share), \(heldArenas.count) held by few" }
        let blocks = layout.arenas[arenas.lowerBound].usedBlocks
        return "\(share), held by \(Format.count(blocks)) \(blocks == 1 ? "block" : "blocks")"
    }

    private mutating func square(_ id: String, _ cell: PoolMap.Cell, x: Double, y: Double) {
        box(id, Self.className(cell), tooltip: Self.tooltip(cell), x: x, y: y)
    }

    private mutating func drawLegend(y: Double) {
        var x = 0.0
        let names = (0..<Self.steps - 1).map { "\($0 * 100 / 8)%" } + ["full"]
        box("l-free", "muted", tooltip: "No block in use", x: x, y: y)
        text("l-free-text", "free", x: x + 22, y: y, width: 30)
        x += 5 * Self.pitch
        for (step, name) in names.enumerated() {
            let range = step == Self.steps - 1 ? "Every block in use" : "From \(name) of the blocks in use on"
            box("l\(step)", "level\(step)", tooltip: range, x: x, y: y)
            text("l\(step)-text", name, x: x + 24, y: y, width: 36)
            x += 5 * Self.pitch
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

    /// By eighths; the last step is for pools with every block in use.
    private static func className(_ cell: PoolMap.Cell) -> String {
        cell.usedPools == 0 ? "muted" : "level\(min(steps - 1, Int(cell.share * Double(steps - 1))))"
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
            right. The darker a cell on light paper, the more of its blocks are in use; grey ones are free. \
            \(Format.count(layout.arenas.count)) arenas.
            """
    }
}
