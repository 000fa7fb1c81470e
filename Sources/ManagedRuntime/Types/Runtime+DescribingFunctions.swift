/// Names and representations of native functions and descriptors.
extension Runtime {
    func representBuiltinFunction(_ function: ObjectRef) throws(Raised) -> ObjectRef {
        let name = nativeFunction(of: function).name
        guard let receiver = function[reference: NativeFunctionLayout.receiver], receiver.kind != .module
        else {
            return makeString("<built-in function \(name)>")
        }
        return makeString(
            "<built-in method \(name) of \(typeName(of: receiver)) object at 0x\(String(receiver.address, radix: 16))>"
        )
    }

    /// `name`, or `Class.name` for a method.
    func qualifiedFunctionName(_ function: ObjectRef) throws(Raised) -> ObjectRef {
        let name = nativeFunction(of: function).name
        guard let receiver = function[reference: NativeFunctionLayout.receiver], receiver.kind != .module
        else {
            return makeString(name)
        }
        let type = receiver.kind == .type ? receiver : receiver.type
        return makeString("\(stringValue(type[reference: TypeLayout.qualifiedName]!)).\(name)")
    }

    func signatureText(_ function: NativeFunction) -> ObjectRef {
        function.signature.isEmpty ? retained(none) : makeString(function.signature)
    }

    func descriptorQualifiedName(_ descriptor: ObjectRef) -> String {
        let owner = descriptor[reference: DescriptorLayout.owner]!
        let name = stringValue(descriptor[reference: DescriptorLayout.name]!)
        return "\(stringValue(owner[reference: TypeLayout.qualifiedName]!)).\(name)"
    }

    /// `<method 'append' of 'list' objects>`
    func representDescriptor(_ what: String, _ descriptor: ObjectRef, of objects: String) -> ObjectRef {
        let owner = name(ofType: descriptor[reference: DescriptorLayout.owner]!)
        let name = stringValue(descriptor[reference: DescriptorLayout.name]!)
        return makeString("<\(what) '\(name)' of '\(owner)' \(objects)>")
    }

    func representMethodWrapper(_ wrapper: ObjectRef) -> ObjectRef {
        let descriptor = wrapper[reference: MethodWrapperLayout.descriptor]!
        let receiver = wrapper[reference: MethodWrapperLayout.receiver]!
        return makeString(
            "<method-wrapper '\(stringValue(descriptor[reference: DescriptorLayout.name]!))' of "
                + "\(typeName(of: receiver)) object at 0x\(String(receiver.address, radix: 16))>")
    }
}
