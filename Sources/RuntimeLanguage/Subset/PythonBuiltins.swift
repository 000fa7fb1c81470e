/// CPython 3.11's built-in names, and what to use instead of those that are usually left out.
enum PythonBuiltins {
    /// `dir(builtins)`, without what is only there in an interactive session.
    static let names: Set<String> = Set(
        """
        ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
        BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
        ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
        EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError
        FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
        InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
        ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
        OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError
        ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
        SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError
        UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
        UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __build_class__ __debug__
        __import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr
        classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit
        filter float format frozenset getattr globals hasattr hash help hex id input int isinstance
        issubclass iter len license list locals map max memoryview min next object oct open ord pow print
        property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple
        type vars zip
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    static func remedy(for name: String) -> String {
        switch name {
        case "eval", "exec", "compile": "write the code itself"
        case "open": "keep the data in the program, and print what is to be written"
        case "input": "keep the data in the program"
        case "__import__": "use 'import'"
        case "globals", "locals": "use a dict of your own"
        case "vars": "use '__dict__', or a dict of your own"
        case "breakpoint", "help": "use 'print'"
        case "exit", "quit": "use 'sys.exit'"
        case "complex": "use two floats"
        case "memoryview": "use slices of bytes"
        case "aiter", "anext", "StopAsyncIteration": "use an iterator"
        case "ExceptionGroup", "BaseExceptionGroup": "raise the exceptions one by one"
        default: "define what you need of it"
        }
    }
}
