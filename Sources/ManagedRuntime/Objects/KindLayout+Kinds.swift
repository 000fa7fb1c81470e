extension KindLayout {
    /// Offsets after the headers of CPython 3.11's `Include/` and `Objects/`.
    init(of kind: ObjectKind) {
        switch kind {
        case .none: self.init("NoneType", size: 16, prefix: 0)
        case .ellipsis: self.init("ellipsis", size: 16, prefix: 0)
        case .notImplemented: self.init("NotImplementedType", size: 16, prefix: 0)
        case .bool: self.init("bool", size: IntLayout.digits + 8, prefix: 0)
        case .int: self.init("int", size: IntLayout.digits, prefix: 0)
        case .float: self.init("float", size: FloatLayout.size, prefix: 0)
        case .str: self.init("str", size: StrLayout.size, prefix: 0)
        case .bytes: self.init("bytes", size: BytesLayout.emptySize, prefix: 0)
        case .bytearray: self.init("bytearray", size: 56, prefix: 0)
        case .tuple: self.init("tuple", size: TupleLayout.items)
        case .list: self.init("list", size: ListLayout.size)
        case .dict: self.init("dict", size: DictLayout.size)
        case .set: self.init("set", size: SetLayout.size, weakList: SetLayout.weakList)
        case .frozenset: self.init("frozenset", size: SetLayout.size, weakList: SetLayout.weakList)
        case .range:
            self.init(
                "range", size: 48, prefix: 0,
                [16: ".start", 24: ".stop", 32: ".step", 40: "length"])
        case .slice: self.init("slice", size: 40, [16: ".start", 24: ".stop", 32: ".step"])
        case .mappingProxy: self.init("mappingproxy", size: 24, [16: "mapping"])
        case .genericAlias:
            self.init(
                "GenericAlias", in: "types", size: 64,
                [16: ".__origin__", 24: ".__args__", 32: ".__parameters__"],
                weakList: 40)
        case .instance:
            self.init("object", size: 16, prefix: 0)
        case .type:
            self.init(
                "type", size: TypeLayout.heapSize,
                [
                    TypeLayout.name: ".__name__", TypeLayout.moduleName: ".__module__",
                    TypeLayout.mro: ".__mro__", TypeLayout.bases: ".__bases__", TypeLayout.base: ".__base__",
                    TypeLayout.dict: ".__dict__", TypeLayout.qualifiedName: ".__qualname__",
                    TypeLayout.subclasses: "subclasses", TypeLayout.slotNames: "slots",
                ], weakList: TypeLayout.weakList)
        case .module:
            self.init(
                "module", size: ModuleLayout.size,
                [ModuleLayout.name: ".__name__", ModuleLayout.dict: ".__dict__"],
                weakList: ModuleLayout.weakList)
        case .weakReference, .weakProxy, .weakCallableProxy: self.init(weak: kind)
        default:
            self = KindLayout.callable(kind) ?? KindLayout.iterator(kind) ?? KindLayout.ofModules(kind)
        }
    }

    private init(weak kind: ObjectKind) {
        let name =
            kind == .weakReference ? "ReferenceType" : kind == .weakProxy ? "ProxyType" : "CallableProxyType"
        self.init(
            name, in: "weakref", size: WeakReferenceLayout.size, [WeakReferenceLayout.callback: "callback"])
    }

    private static func callable(_ kind: ObjectKind) -> KindLayout? {
        switch kind {
        case .code:
            KindLayout(
                "code", size: 184, prefix: 0,
                [
                    24: ".co_consts", 32: ".co_names", 40: ".co_exceptiontable", 96: ".co_varnames",
                    104: "variable kinds", 112: ".co_filename", 120: ".co_name", 128: ".co_qualname",
                    136: ".co_linetable",
                ], weakList: 144)
        case .function:
            KindLayout(
                "function", size: 136,
                [
                    16: ".__globals__", 24: ".__builtins__", 32: ".__name__", 40: ".__qualname__",
                    48: ".__code__",
                    56: ".__defaults__", 64: ".__kwdefaults__", 72: ".__closure__", 80: ".__doc__",
                    88: ".__dict__",
                    104: ".__module__", 112: ".__annotations__",
                ], weakList: 96)
        case .cell: KindLayout("cell", size: 24, [16: ".cell_contents"])
        case .boundMethod:
            KindLayout("method", size: 48, [16: ".__func__", 24: ".__self__"], weakList: 32)
        case .builtinFunction:
            KindLayout(
                "builtin_function_or_method", size: 56, [24: ".__self__", 32: ".__module__"], weakList: 40)
        case .methodDescriptor:
            KindLayout("method_descriptor", size: 56, [16: ".__objclass__", 24: ".__name__"])
        case .wrapperDescriptor:
            KindLayout("wrapper_descriptor", size: 56, [16: ".__objclass__", 24: ".__name__"])
        case .classMethodDescriptor:
            KindLayout("classmethod_descriptor", size: 56, [16: ".__objclass__", 24: ".__name__"])
        case .methodWrapper: KindLayout("method-wrapper", size: 32, [16: "descriptor", 24: ".__self__"])
        case .getsetDescriptor:
            KindLayout("getset_descriptor", size: 48, [16: ".__objclass__", 24: ".__name__"])
        case .memberDescriptor:
            KindLayout("member_descriptor", size: 48, [16: ".__objclass__", 24: ".__name__"])
        case .property:
            KindLayout(
                "property", size: 64, [16: ".fget", 24: ".fset", 32: ".fdel", 40: ".__doc__", 48: "name"])
        case .staticMethod: KindLayout("staticmethod", size: 32, [16: ".__func__", 24: ".__dict__"])
        case .classMethod: KindLayout("classmethod", size: 32, [16: ".__func__", 24: ".__dict__"])
        case .superObject:
            KindLayout("super", size: 40, [16: ".__thisclass__", 24: ".__self__", 32: ".__self_class__"])
        case .generator:
            KindLayout(
                "generator", size: 152, [16: ".gi_code", 32: ".__name__", 40: ".__qualname__"], weakList: 24)
        case .frame: KindLayout("frame", size: FrameLayout.locals)
        case .exception:
            KindLayout(
                "BaseException", size: 72,
                [
                    16: ".__dict__", 24: ".args", 32: ".__notes__", 40: ".__traceback__", 48: ".__context__",
                    56: ".__cause__",
                ])
        case .traceback: KindLayout("traceback", size: 40, [16: ".tb_next", 24: ".tb_frame"])
        default: nil
        }
    }
}
