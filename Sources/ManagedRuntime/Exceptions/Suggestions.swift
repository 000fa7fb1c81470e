/// `Did you mean: 'name'?` after a NameError or an AttributeError.
extension Runtime {
    /// The most similar of the names there are, if one is similar enough.
    func suggestion(for exception: ObjectRef) -> String? {
        if isSubtype(exception.type, exceptionType(.attributeError)) {
            guard let name = exception[reference: ExceptionLayout.attributeName], name.kind == .str,
                let object = exception[reference: ExceptionLayout.attributeOwner]
            else { return nil }
            do throws(Raised) {
                let names = try attributeNames(object)
                defer { release(names) }
                return similar(to: name, in: names)
            } catch {
                dropException()
                return nil
            }
        }
        guard isSubtype(exception.type, exceptionType(.nameError)),
            let name = exception[reference: NameErrorLayout.name], name.kind == .str,
            let frame = innermostFrame(exception)
        else { return nil }
        let kinds = frame.code.body.variableKinds
        let locals = makeTuple(
            (0..<frame.code.variableCount).filter { kinds[$0].contains(.local) }.map {
                tupleItem(frame.code.variableNames, $0)
            })
        defer { release(locals) }
        if let name = similar(to: name, in: locals) { return name }
        for dict in [frame.globals, frame.builtins] {
            let names = makeList()
            defer { release(names) }
            forEachEntry(dict) { key, _ in append(key, to: names) }
            if let name = similar(to: name, in: names) { return name }
        }
        return nil
    }

    /// Where the exception was raised.
    private func innermostFrame(_ exception: ObjectRef) -> InterpreterFrame? {
        guard var traceback = exception[reference: ExceptionLayout.traceback] else { return nil }
        while let next = traceback[reference: TracebackLayout.next] { traceback = next }
        return traceback[reference: TracebackLayout.frame]?.interpreterFrame
    }

    private static let largestChoice = 750

    /// - Parameter names: a list or tuple.
    private func similar(to name: ObjectRef, in names: ObjectRef) -> String? {
        let isList = names.kind == .list
        let count = isList ? listCount(names) : tupleCount(names)
        guard count < Self.largestChoice else { return nil }
        let wanted = Array(stringValue(name).utf8)
        var best: (name: String, distance: Int)?
        for index in 0..<count {
            let item = isList ? listItem(names, index) : tupleItem(names, index)
            guard item.kind == .str else { return nil }
            let text = stringValue(item)
            let candidate = Array(text.utf8)
            if candidate == wanted { continue }
            // No more than a third of the characters may differ.
            let most = min(
                (wanted.count + candidate.count + 3) * EditDistance.move / 6, (best?.distance ?? Int.max) - 1)
            let distance = EditDistance.between(wanted, candidate, most: most)
            if distance <= most { best = (text, distance) }
        }
        return best?.name
    }
}

/// Levenshtein's, where a change of case costs half as much as another.
enum EditDistance {
    static let move = 2
    private static let changeOfCase = 1
    private static let longest = 40

    /// More than `most` where the distance is.
    static func between(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int {
        var (a, b) = (left[...], right[...])
        while let first = a.first, first == b.first {
            a = a.dropFirst()
            b = b.dropFirst()
        }
        while let last = a.last, last == b.last {
            a = a.dropLast()
            b = b.dropLast()
        }
        if a.isEmpty || b.isEmpty { return (a.count + b.count) * move }
        if a.count > longest || b.count > longest { return most + 1 }
        if b.count < a.count { swap(&a, &b) }
        if (b.count - a.count) * move > most { return most + 1 }
        let (short, long) = (Array(a), Array(b))
        var row = (1...short.count).map { $0 * move }
        var result = 0
        for (index, letter) in long.enumerated() {
            var distance = index * move
            result = distance
            var minimum = Int.max
            for (column, other) in short.enumerated() {
                let substitute = distance + substitution(letter, other)
                distance = row[column]
                result = min(min(result, distance) + move, substitute)
                row[column] = result
                minimum = min(minimum, result)
            }
            if minimum > most { return most + 1 }
        }
        return result
    }

    private static func substitution(_ a: UInt8, _ b: UInt8) -> Int {
        if a == b { return 0 }
        return lowercase(a) == lowercase(b) ? changeOfCase : move
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
