/// The instructions of the virtual machine: those of CPython 3.11 as `dis` shows them, so that evaluation order, what
/// is on the stack when, and therefore every reference count agree with it.
///
/// Where they differ from 3.11's: jumps take the number of the target instruction; there are no EXTENDED_ARG, CACHE,
/// PRECALL or RESUME (`call` does the work of PRECALL and CALL); arguments are 24 bits wide. Opcodes from
/// `lineEvent` on never come from the compiler: the machine puts them in place of general ones as it learns.
package enum Opcode: UInt8, CaseIterable, Sendable {
    case nop
    case popTop
    case pushNull
    /// Pushes a copy of the item at depth `argument` (1 is the top).
    case copy
    /// Exchanges the top with the item at depth `argument`.
    case swap

    case loadConst
    case loadFast
    case storeFast
    case deleteFast
    /// Names are interned strings of the code's `names`.
    case loadName
    case storeName
    case deleteName
    /// Argument: index of the name << 1, plus 1 where a null goes below it, for a call.
    case loadGlobal
    case storeGlobal
    case deleteGlobal
    case makeCell
    case loadClosure
    case loadDeref
    case storeDeref
    case deleteDeref
    case loadClassDeref
    case copyFreeVars
    case loadAttr
    case storeAttr
    case deleteAttr
    case loadMethod
    case loadAssertionError
    case loadBuildClass

    case unaryPositive
    case unaryNegative
    case unaryNot
    case unaryInvert
    /// Argument: a `BinaryOperator`.
    case binaryOp
    case binarySubscr
    case storeSubscr
    case deleteSubscr
    /// Argument: a `ComparisonOperator`.
    case compareOp
    /// Argument 1 inverts.
    case isOp
    case containsOp

    case buildTuple
    case buildList
    case buildSet
    case buildMap
    case buildConstKeyMap
    case buildString
    case buildSlice
    case listAppend
    case setAdd
    case mapAdd
    case listExtend
    case setUpdate
    case dictUpdate
    case dictMerge
    case listToTuple
    /// Argument as in 3.11: 0 none, 1 str, 2 repr, 3 ascii; 4 added when a format spec is on the stack.
    case formatValue
    case unpackSequence
    /// Argument: items before the starred target, plus those after it << 8.
    case unpackEx

    case jump
    case jumpBackward
    case popJumpIfFalse
    case popJumpIfTrue
    case popJumpIfNone
    case popJumpIfNotNone
    case jumpIfFalseOrPop
    case jumpIfTrueOrPop
    case getIter
    /// Pushes the next item, or pops the iterator and jumps to `argument`.
    case forIter

    /// Index of the constant that holds the tuple of keyword names of the next `call`.
    case kwNames
    case call
    /// Bit 0: a dict of keyword arguments is on the stack.
    case callFunctionEx
    /// Flags as in 3.11: 1 defaults, 2 keyword defaults, 4 annotations, 8 closure.
    case makeFunction
    case returnValue
    case returnGenerator
    case yieldValue
    case getYieldFromIter
    /// Jumps to `argument` when the inner iterator is exhausted.
    case send

    case pushExcInfo
    case popExcept
    case checkExcMatch
    case reraise
    case raiseVarargs
    case beforeWith
    case withExceptStart
    case setupAnnotations

    case importName
    case importFrom
    case importStar
    case printExpr

    // Put in place by the machine.
    /// The next event of a line was asked for: once.
    case lineEvent
    case loadGlobalModule
    case loadGlobalBuiltin
    case loadAttrInstanceValue
    case loadAttrSlot
    case loadAttrModule
    case loadAttrWithHint
    case storeAttrInstanceValue
    case storeAttrSlot
    case storeAttrWithHint
    case loadMethodWithValues
    case loadMethodWithDict
    case loadMethodNoDict
    case binaryOpAddInt
    case binaryOpSubtractInt
    case binaryOpMultiplyInt
    case binaryOpInt
    case binaryOpAddFloat
    case binaryOpSubtractFloat
    case binaryOpMultiplyFloat
    case binaryOpDivideFloat
    case binaryOpAddStr
    case binaryOpInplaceAddStr
    case binarySubscrListInt
    case binarySubscrTupleInt
    case binarySubscrDict
    case storeSubscrListInt
    case storeSubscrDict
    case compareOpIntJump
    case compareOpFloatJump
    case compareOpStrJump
    case compareOpInt
    case unpackSequenceTwoTuple
    case unpackSequenceTuple
    case unpackSequenceList
    case forIterList
    case forIterTuple
    case forIterRange
    case forIterGenerator
    case callClass
    case callListAppend
    case callLen
    case callIsinstance
}

/// The argument of `binaryOp`; `rawValue + inPlaceOffset` stands for the augmented assignment. Numbered as in 3.11.
package enum BinaryOperator: UInt8, CaseIterable, Sendable {
    case add, and, floorDivide, leftShift, matrixMultiply, multiply, remainder, or, power, rightShift,
        subtract,
        trueDivide, xor

    package static let inPlaceOffset: UInt8 = 13
}

/// The argument of `compareOp`, numbered as in 3.11.
package enum ComparisonOperator: UInt8, CaseIterable, Sendable {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual
}

/// One instruction: the opcode in the low byte, the argument above it.
package struct Instruction: Hashable, Sendable {
    package var word: UInt32

    package init(_ opcode: Opcode, _ argument: Int = 0) {
        precondition(
            argument >= 0 && argument < 1 << 24, "an instruction's argument does not fit into 24 bits")
        word = UInt32(opcode.rawValue) | UInt32(argument) << 8
    }

    package init(read word: UInt32) { self.word = word }

    package var opcode: Opcode { Opcode(rawValue: UInt8(truncatingIfNeeded: word))! }
    package var argument: Int { Int(word >> 8) }
}
