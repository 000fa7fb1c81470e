extension Runtime {
    /// Calls the functions in `gc.callbacks` with the phase and a dict of what is known.
    func callCollectorCallbacks(_ phase: String, generation: Int, collected: Int, uncollectable: Int) {
        guard let callbacks = state.pointee.collector.callbackList, listCount(callbacks) > 0 else { return }
        let information = makeDict()
        for (key, value) in [
            ("generation", generation), ("collected", collected), ("uncollectable", uncollectable),
        ] {
            setDictValue(information, ownedKey: makeString(key), ownedValue: makeInt(value))
        }
        let phase = makeString(phase)
        var index = 0
        while index < listCount(callbacks) {
            let callback = retained(listItem(callbacks, index))
            do throws(Raised) {
                release(try call(callback, phase, information))
            } catch {
                reportUnraisable(callback)
            }
            release(callback)
            index += 1
        }
        release(phase)
        release(information)
    }
}
