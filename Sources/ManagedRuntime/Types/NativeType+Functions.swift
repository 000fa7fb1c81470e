/// The types of native functions and of the descriptors through which types show them.
extension NativeType {
    static let builtinFunction = NativeType(.builtinFunction) {
        $0.slots = { slots in
            slots.represent = { (runtime, function) throws(Raised) in
                try runtime.representBuiltinFunction(function)
            }
            slots.hash = { (runtime, function) throws(Raised) in
                let receiver =
                    function[reference: NativeFunctionLayout.receiver].map(runtime.identityHash) ?? 0
                return runtime.nonReserved(receiver ^ function[word: NativeFunctionLayout.native])
            }
            slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                guard comparison == .equal || comparison == .notEqual, right.kind == .builtinFunction else {
                    return runtime.retained(runtime.notImplemented)
                }
                let same =
                    left[reference: NativeFunctionLayout.receiver]
                    == right[reference: NativeFunctionLayout.receiver]
                    && left[word: NativeFunctionLayout.native] == right[word: NativeFunctionLayout.native]
                return runtime.retained(runtime.bool(same == (comparison == .equal)))
            }
            slots.call = { (runtime, function, arguments) throws(Raised) in
                try runtime.callBuiltinFunction(function, arguments)
            }
        }
        $0.attributes = [
            text("__name__") { runtime, function in runtime.nativeFunction(of: function).name },
            NativeAttribute("__qualname__") { (runtime, function) throws(Raised) in
                try runtime.qualifiedFunctionName(function)
            },
            NativeAttribute("__self__") { (runtime, function) throws(Raised) in
                runtime.retained(function[reference: NativeFunctionLayout.receiver] ?? runtime.none)
            },
            NativeAttribute("__module__") { (runtime, function) throws(Raised) in
                runtime.retained(function[reference: NativeFunctionLayout.module] ?? runtime.none)
            },
            NativeAttribute("__doc__") { (runtime, _) throws(Raised) in runtime.retained(runtime.none) },
            NativeAttribute("__text_signature__") { (runtime, function) throws(Raised) in
                runtime.signatureText(runtime.nativeFunction(of: function))
            },
        ]
    }

    static let methodDescriptor = NativeType(.methodDescriptor) {
        $0.slots = { slots in
            slots.represent = { (runtime, descriptor) throws(Raised) in
                runtime.representDescriptor("method", descriptor, of: "objects")
            }
            slots.call = { (runtime, descriptor, arguments) throws(Raised) in
                try runtime.callMethodDescriptor(descriptor, arguments)
            }
            slots.descriptorGet = { (runtime, descriptor, instance, _) throws(Raised) in
                guard let instance else { return runtime.retained(descriptor) }
                try runtime.checkReceiver(descriptor, instance)
                return runtime.makeBuiltinFunction(
                    native: descriptor[word: DescriptorLayout.number], receiver: instance,
                    passesReceiver: true)
            }
        }
        $0.attributes = descriptorAttributes
    }

    static let classMethodDescriptor = NativeType(.classMethodDescriptor) {
        $0.slots = { slots in
            slots.represent = { (runtime, descriptor) throws(Raised) in
                runtime.representDescriptor("method", descriptor, of: "objects")
            }
            slots.call = { (runtime, descriptor, arguments) throws(Raised) in
                try runtime.callClassMethodDescriptor(descriptor, arguments)
            }
            slots.descriptorGet = { (runtime, descriptor, _, owner) throws(Raised) in
                runtime.makeBuiltinFunction(
                    native: descriptor[word: DescriptorLayout.number], receiver: owner, passesReceiver: true)
            }
        }
        $0.attributes = descriptorAttributes
    }

    static let wrapperDescriptor = NativeType(.wrapperDescriptor) {
        $0.slots = { slots in
            slots.represent = { (runtime, descriptor) throws(Raised) in
                runtime.representDescriptor("slot wrapper", descriptor, of: "objects")
            }
            slots.call = { (runtime, descriptor, arguments) throws(Raised) in
                try runtime.callSlotWrapper(descriptor, arguments)
            }
            slots.descriptorGet = { (runtime, descriptor, instance, _) throws(Raised) in
                guard let instance else { return runtime.retained(descriptor) }
                try runtime.checkReceiver(descriptor, instance)
                return runtime.makeMethodWrapper(descriptor, instance)
            }
        }
        $0.attributes = descriptorAttributes
    }

    static let methodWrapper = NativeType(.methodWrapper) {
        $0.slots = { slots in
            slots.represent = { (runtime, wrapper) throws(Raised) in runtime.representMethodWrapper(wrapper) }
            slots.call = { (runtime, wrapper, arguments) throws(Raised) in
                try runtime.callMethodWrapper(wrapper, arguments)
            }
            slots.hash = { (runtime, wrapper) throws(Raised) in
                runtime.nonReserved(
                    runtime.identityHash(wrapper[reference: MethodWrapperLayout.receiver]!)
                        ^ runtime.identityHash(wrapper[reference: MethodWrapperLayout.descriptor]!))
            }
            slots.compare = { (runtime, left, right, comparison) throws(Raised) in
                guard comparison == .equal || comparison == .notEqual, right.kind == .methodWrapper else {
                    return runtime.retained(runtime.notImplemented)
                }
                let same =
                    left[reference: MethodWrapperLayout.descriptor]
                    == right[reference: MethodWrapperLayout.descriptor]
                    && left[reference: MethodWrapperLayout.receiver]
                        == right[reference: MethodWrapperLayout.receiver]
                return runtime.retained(runtime.bool(same == (comparison == .equal)))
            }
        }
        $0.attributes = [
            NativeAttribute("__self__") { (runtime, wrapper) throws(Raised) in
                runtime.retained(wrapper[reference: MethodWrapperLayout.receiver]!)
            },
            NativeAttribute("__objclass__") { (runtime, wrapper) throws(Raised) in
                runtime.retained(
                    wrapper[reference: MethodWrapperLayout.descriptor]![reference: DescriptorLayout.owner]!)
            },
            NativeAttribute("__name__") { (runtime, wrapper) throws(Raised) in
                runtime.retained(
                    wrapper[reference: MethodWrapperLayout.descriptor]![reference: DescriptorLayout.name]!)
            },
            NativeAttribute("__qualname__") { (runtime, wrapper) throws(Raised) in
                runtime.makeString(
                    runtime.descriptorQualifiedName(wrapper[reference: MethodWrapperLayout.descriptor]!))
            },
            NativeAttribute("__doc__") { (runtime, _) throws(Raised) in runtime.retained(runtime.none) },
        ]
    }

    static let descriptorAttributes: [NativeAttribute] = [
        NativeAttribute("__objclass__") { (runtime, descriptor) throws(Raised) in
            runtime.retained(descriptor[reference: DescriptorLayout.owner]!)
        },
        NativeAttribute("__name__") { (runtime, descriptor) throws(Raised) in
            runtime.retained(descriptor[reference: DescriptorLayout.name]!)
        },
        NativeAttribute("__qualname__") { (runtime, descriptor) throws(Raised) in
            runtime.makeString(runtime.descriptorQualifiedName(descriptor))
        },
        NativeAttribute("__doc__") { (runtime, _) throws(Raised) in runtime.retained(runtime.none) },
    ]

    private static func text(_ name: String, _ text: @escaping (Runtime, ObjectRef) -> String)
        -> NativeAttribute
    {
        NativeAttribute(name) { (runtime, object) throws(Raised) in runtime.intern(text(runtime, object)) }
    }
}
