extension NativeModule {
    /// The functions of the module `builtins`; types, exceptions and constants are added at boot.
    static var builtins: NativeModule {
        NativeModule("builtins") {
            $0.functions += iterationFunctions
            $0.functions += aggregateFunctions
            $0.functions += objectFunctions
            $0.functions += numberFunctions
            $0.functions += characterFunctions
            $0.functions += printFunctions
        }
    }
}
