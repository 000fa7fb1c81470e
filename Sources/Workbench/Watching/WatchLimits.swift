import Profiles

/// When a watched process is captured.
public struct WatchLimits: Sendable, Equatable {
    /// Resident bytes.
    public var residentSize: UInt64?
    /// Resident bytes an hour, over the last ``growthWindow``.
    public var growthPerHour: Double?
    /// Seconds over which growth is measured; before that much was seen there is no growth.
    public var growthWindow: Double
    /// Seconds between two looks at the process.
    public var interval: Double
    /// After a capture the next one waits until the process is this much larger than it was then: a process that stays
    /// above its limit is not captured again and again.
    public static let nextStep = 0.1

    /// - Parameters: as people write them: `8GiB`, `500MiB/h`, `10m`, `5s`.
    public init(
        residentSize: String?, growth: String?, growthWindow: String, interval: String
    ) throws(WorkbenchError) {
        self.residentSize = try residentSize.map { text throws(WorkbenchError) in
            UInt64(try Self.bytes(text, of: "--rss"))
        }
        growthPerHour = try growth.map { text throws(WorkbenchError) in try Self.rate(text) }
        self.growthWindow = try Self.seconds(growthWindow, of: "--window")
        self.interval = try Self.seconds(interval, of: "--interval")
    }

    /// `500MiB/h`; per minute and per second too.
    private static func rate(_ text: String) throws(WorkbenchError) -> Double {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let perHour: [Substring: Double] = ["h": 1, "m": 60, "s": 3600]
        guard parts.count == 2, let factor = perHour[parts[1]] else {
            throw WorkbenchError(
                .badRequest, "--growth: '\(text)' is no growth; growth is written like 500MiB/h")
        }
        return Double(try bytes(String(parts[0]), of: "--growth")) * factor
    }

    private static func bytes(_ text: String, of option: String) throws(WorkbenchError) -> Int64 {
        do throws(Quantity.Problem) {
            let bytes = try Quantity.bytes(text)
            if bytes > 0 { return bytes }
        } catch {
            throw WorkbenchError(.badRequest, "\(option): \(error.message); \(error.help)")
        }
        throw WorkbenchError(.badRequest, "\(option) must be more than nothing")
    }

    private static func seconds(_ text: String, of option: String) throws(WorkbenchError) -> Double {
        do throws(Quantity.Problem) {
            let seconds = try Quantity.duration(text)
            if seconds > 0 { return seconds }
        } catch {
            throw WorkbenchError(.badRequest, "\(option): \(error.message); \(error.help)")
        }
        throw WorkbenchError(.badRequest, "\(option) must be more than nothing")
    }
}
