import Reports

/// Decides from one look at a process after the other whether to capture it now. Has no clock and reads nothing.
struct WatchState {
    struct Sample: Equatable {
        /// Seconds since the watch began.
        var time: Double
        /// Resident bytes.
        var resident: UInt64
    }

    private let limits: WatchLimits
    /// Not older than the growth window, but for the first.
    private var samples: [Sample] = []
    /// Resident bytes at the last capture.
    private var captured: UInt64?

    init(_ limits: WatchLimits) {
        self.limits = limits
    }

    /// Why the process is to be captured now, as a phrase; nil where it is not.
    mutating func observe(_ sample: Sample) -> String? {
        if limits.growthPerHour != nil { keep(sample) }
        if let captured, Double(sample.resident) < Double(captured) * (1 + WatchLimits.nextStep) {
            return nil
        }
        guard let reason = residentReason(sample) ?? growthReason(sample) else { return nil }
        captured = sample.resident
        return reason
    }

    private mutating func keep(_ sample: Sample) {
        samples.append(sample)
        while samples.count > 2, samples[1].time <= sample.time - limits.growthWindow {
            samples.removeFirst()
        }
    }

    private func residentReason(_ sample: Sample) -> String? {
        guard let limit = limits.residentSize, sample.resident >= limit else { return nil }
        return "resident set size \(HumanText.bytes(sample.resident)) passed \(HumanText.bytes(limit))"
    }

    private func growthReason(_ sample: Sample) -> String? {
        guard let limit = limits.growthPerHour, let growth = growthPerHour(to: sample), growth >= limit else {
            return nil
        }
        return "growth of \(HumanText.bytes(Int64(growth))) an hour passed \(HumanText.bytes(Int64(limit)))"
    }

    /// Between the two ends of the window; a capture within it does not matter, since it changes no resident size.
    private func growthPerHour(to sample: Sample) -> Double? {
        guard let first = samples.first, sample.time - first.time >= limits.growthWindow else { return nil }
        let grown = Double(sample.resident) - Double(first.resident)
        return grown / (sample.time - first.time) * 3600
    }
}
