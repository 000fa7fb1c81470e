import ManagedRuntime

extension CodeGenerator {
    /// Several items are one `with` inside another.
    func generateWith(_ items: ArraySlice<WithItem>, _ body: [Statement], at range: SourceRange)
        throws(SyntaxError)
    {
        let item = items.first!
        let block = makeBlock()
        let onException = makeBlock()
        let exit = makeBlock()
        let cleanup = makeBlock()
        try generate(item.context)
        add(.beforeWith)
        addJump(.setupWith, onException)
        use(block)
        try push(FrameBlock(kind: .with(range), start: block, exit: onException))
        if let target = item.target { try generate(target) } else { add(.popTop) }
        if items.count == 1 {
            try generate(body)
        } else {
            try generateWith(items.dropFirst(), body, at: range)
        }
        location = .artificial
        add(Operation.popBlock)
        popFrameBlock()

        location = range
        callExit()
        add(.popTop)
        addJump(.jump, exit)

        use(onException)
        addJump(.setupCleanup, cleanup)
        add(.pushExcInfo)
        add(.withExceptStart)
        finishWith(cleanup)
        use(exit)
    }

    /// A true result of `__exit__` swallows the exception.
    private func finishWith(_ cleanup: BlockID) {
        location = .artificial
        let swallowed = makeBlock()
        addJump(.popJumpIfTrue, swallowed)
        add(.reraise, 2)
        use(cleanup)
        addRestoringReraise()
        use(swallowed)
        add(.popTop)
        add(Operation.popBlock)
        add(.popExcept)
        add(.popTop)
        add(.popTop)
    }
}
