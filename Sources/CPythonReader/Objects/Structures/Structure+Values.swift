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
            cName: "typevarobject", types: ["typing.TypeVar"],
            references: [
                ("name", ".__name__"), ("bound", ".__bound__"), ("evaluate_bound", "evaluate_bound"),
                ("constraints", ".__constraints__"), ("evaluate_constraints", "evaluate_constraints"),
                ("default_value", ".__default__"), ("evaluate_default", "evaluate_default"),
            ]),
        Structure(
            cName: "paramspecobject", types: ["typing.ParamSpec"],
            references: [
                ("name", ".__name__"), ("bound", ".__bound__"), ("default_value", ".__default__"),
                ("evaluate_default", "evaluate_default"),
            ]),
        Structure(
            cName: "typevartupleobject", types: ["typing.TypeVarTuple"],
            references: [
                ("name", ".__name__"), ("default_value", ".__default__"),
                ("evaluate_default", "evaluate_default"),
            ]),
        Structure(
            cName: "unionobject", types: ["types.UnionType"],
            references: [("args", ".__args__"), ("parameters", ".__parameters__")]),
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
        Structure(
            cName: "PyContextToken", types: ["Token", "_contextvars.Token"],
            references: [("tok_ctx", "context"), ("tok_var", ".var"), ("tok_oldval", ".old_value")]),
        Structure(cName: "PyHamtObject", types: ["hamt"], references: [("h_root", "h_root")]),
        Structure(
            cName: "PyHamtNode_Bitmap", form: .hamtPairs, types: ["hamt_bitmap_node", "hamt_collision_node"],
            references: []),
        Structure(
            cName: "PyHamtNode_Array", form: .hamtArray, types: ["hamt_array_node"], references: []),
        // Neither the pointer nor the context is an object.
        Structure(cName: "PyCapsule", types: ["PyCapsule"], references: []),
    ]
}
