extension Structure {
    static let values: [Structure] = [
        Structure(
            cName: "PySliceObject", types: ["slice"],
            references: [("start", ".start"), ("stop", ".stop"), ("step", ".step")]),
        Structure(
            cName: "rangeobject", types: ["range"],
            references: [
                ("start", ".start"), ("stop", ".stop"), ("step", ".step"), ("length", "length"),
            ]),
        Structure(
            cName: "mappingproxyobject", types: ["mappingproxy"], references: [("mapping", "mapping")]),
        Structure(
            cName: "gaobject", types: ["types.GenericAlias"],
            references: [
                ("origin", ".__origin__"), ("args", ".__args__"), ("parameters", ".__parameters__"),
            ]),
        Structure(
            cName: "typealiasobject", types: ["typing.TypeAliasType"],
            references: [
                ("name", ".__name__"), ("type_params", ".__type_params__"),
                ("compute_value", "compute_value"), ("value", ".__value__"), ("module", ".__module__"),
            ]),
        Structure(
            cName: "PyTracebackObject", types: ["traceback"],
            references: [("tb_next", ".tb_next"), ("tb_frame", ".tb_frame")]),
        // Subclasses declare what they add in `tp_members`.
        Structure(
            cName: "PyBaseExceptionObject", kind: .instance, types: ["BaseException"],
            references: [
                ("args", ".args"), ("notes", ".__notes__"), ("traceback", ".__traceback__"),
                ("context", ".__context__"), ("cause", ".__cause__"),
            ]),
        Structure(
            cName: "_PyNamespaceObject", kind: .instance, types: ["types.SimpleNamespace"], references: []),
        // The object that `view.obj` points to is held by the managed buffer.
        Structure(
            cName: "PyMemoryViewObject", form: .memoryView, types: ["memoryview"],
            references: [("mbuf", "mbuf")]),
        Structure(
            cName: "_PyManagedBufferObject", types: ["managedbuffer"], references: [("master.obj", ".obj")]),
        Structure(
            cName: "PyPickleBufferObject", types: ["pickle.PickleBuffer", "_pickle.PickleBuffer"],
            references: [("view.obj", ".obj")]),
        Structure(
            cName: "PyContext", types: ["Context", "_contextvars.Context"],
            references: [("ctx_prev", "ctx_prev"), ("ctx_vars", "ctx_vars")]),
        // `var_cached` is borrowed.
        Structure(
            cName: "PyContextVar", types: ["ContextVar", "_contextvars.ContextVar"],
            references: [("var_name", ".name"), ("var_default", "default")]),
        Structure(cName: "PyHamtObject", types: ["hamt"], references: [("h_root", "h_root")]),
        // Neither the pointer nor the context is an object.
        Structure(cName: "PyCapsule", types: ["PyCapsule"], references: []),
    ]
}
