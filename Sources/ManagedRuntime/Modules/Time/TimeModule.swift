import Glibc

extension NativeModule {
    /// `time`: clocks and sleeping.
    static var time: NativeModule {
        NativeModule("time") { $0.functions = TimeFunctions.clocks + TimeFunctions.calendar }
    }
}

enum TimeFunctions {
    static var clocks: [NativeFunction] {
        [
            seconds("time", CLOCK_REALTIME), nanoseconds("time_ns", CLOCK_REALTIME),
            seconds("monotonic", CLOCK_MONOTONIC), nanoseconds("monotonic_ns", CLOCK_MONOTONIC),
            seconds("perf_counter", CLOCK_MONOTONIC), nanoseconds("perf_counter_ns", CLOCK_MONOTONIC),
            seconds("process_time", CLOCK_PROCESS_CPUTIME_ID),
            nanoseconds("process_time_ns", CLOCK_PROCESS_CPUTIME_ID),
            seconds("thread_time", CLOCK_THREAD_CPUTIME_ID),
            nanoseconds("thread_time_ns", CLOCK_THREAD_CPUTIME_ID),
            NativeFunction("sleep") { (r, a) throws(Raised) in
                try r.expect(a, 1...1, "time.sleep", receivers: 0)
                let duration = a[0].kind == .float ? r.floatValue(a[0]) : Double(try r.index(a[0]))
                guard !duration.isNaN else { throw r.valueError("Invalid value NaN (not a number)") }
                guard duration >= 0 else { throw r.valueError("sleep length must be non-negative") }
                var wait = timespec(
                    tv_sec: Int(duration), tv_nsec: Int((duration - duration.rounded(.down)) * 1e9))
                nanosleep(&wait, nil)
                return r.retained(r.none)
            },
        ]
    }

    private static func now(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    private static func seconds(_ name: String, _ clock: clockid_t) -> NativeFunction {
        NativeFunction(name) { (r, a) throws(Raised) in
            guard a.count == 0, a.keywordNames == nil else {
                throw r.typeError("time.\(name)() takes no arguments (\(a.count) given)")
            }
            return r.makeFloat(Double(now(clock)) * 1e-9)
        }
    }

    private static func nanoseconds(_ name: String, _ clock: clockid_t) -> NativeFunction {
        NativeFunction(name) { (r, a) throws(Raised) in
            guard a.count == 0, a.keywordNames == nil else {
                throw r.typeError("time.\(name)() takes no arguments (\(a.count) given)")
            }
            return r.makeInt(now(clock))
        }
    }

    /// Calendar time as tuples of nine ints and as text.
    static var calendar: [NativeFunction] {
        [
            NativeFunction("gmtime") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "gmtime", receivers: 0)
                var (seconds, fields) = (try r.calendarSeconds(a), tm())
                gmtime_r(&seconds, &fields)
                return r.makeTuple(owned: r.calendarItems(fields))
            },
            NativeFunction("localtime") { (r, a) throws(Raised) in
                try r.expect(a, 0...1, "localtime", receivers: 0)
                var (seconds, fields) = (try r.calendarSeconds(a), tm())
                localtime_r(&seconds, &fields)
                return r.makeTuple(owned: r.calendarItems(fields))
            },
            NativeFunction("strftime") { (r, a) throws(Raised) in
                try r.expect(a, 1...2, "strftime", receivers: 0)
                guard a[0].kind == .str else {
                    throw r.typeError("strftime() argument 1 must be str, not \(r.typeName(of: a[0]))")
                }
                return try r.calendarText(r.stringValue(a[0]), a.optional(1))
            },
        ]
    }
}

extension Runtime {
    fileprivate func calendarSeconds(_ arguments: Arguments) throws(Raised) -> Int {
        guard let moment = arguments.optional(0), moment != none else { return Glibc.time(nil) }
        return isInt(moment) ? try asInt(moment) : Int(try asDouble(moment).rounded(.down))
    }

    fileprivate func calendarItems(_ fields: tm) -> [ObjectRef] {
        let values = [
            fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday, fields.tm_hour, fields.tm_min,
            fields.tm_sec, (fields.tm_wday + 6) % 7, fields.tm_yday + 1, fields.tm_isdst,
        ]
        return values.map { makeInt(Int($0)) }
    }

    fileprivate func calendarText(_ format: String, _ tuple: ObjectRef?) throws(Raised) -> ObjectRef {
        var fields = tm()
        if let tuple {
            guard tuple.kind == .tuple, tupleCount(tuple) >= 9 else {
                throw typeError("Tuple or struct_time argument required")
            }
            var values: [Int32] = []
            for index in 0..<9 {
                values.append(Int32(truncatingIfNeeded: try asInt32(tupleItem(tuple, index))))
            }
            (fields.tm_year, fields.tm_mon, fields.tm_mday) = (values[0] - 1900, values[1] - 1, values[2])
            (fields.tm_hour, fields.tm_min, fields.tm_sec) = (values[3], values[4], values[5])
            (fields.tm_wday, fields.tm_yday, fields.tm_isdst) = (
                (values[6] + 1) % 7, values[7] - 1, values[8]
            )
        } else {
            var seconds = Glibc.time(nil)
            localtime_r(&seconds, &fields)
        }
        let room = 256 + 8 * format.utf8.count
        let text = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) {
                strftime($0.baseAddress.unsafelyUnwrapped, room, format, &fields)
            }
        }
        return makeString(String(decoding: text, as: UTF8.self))
    }
}
