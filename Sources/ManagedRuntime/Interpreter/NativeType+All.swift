extension NativeType {
    /// Every built-in type with behaviour of its own, each after its base. One line each.
    static var all: [NativeType] {
        values + containers + itertools + functools + collections + machine + exceptions + [
            .weakReference, .weakProxy, .weakCallableProxy,
            .object,
            .type,
            .builtinFunction,
            .methodDescriptor,
            .classMethodDescriptor,
            .wrapperDescriptor,
            .methodWrapper,
            .getsetDescriptor,
            .memberDescriptor,
            .boundMethod,
            .staticMethod,
            .classMethod,
            .mappingProxy,
            .property,
            .superObject,
            .module,
        ]
    }
}
