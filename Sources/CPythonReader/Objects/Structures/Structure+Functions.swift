extension Structure {
    /// What is called, and what calling is made of.
    static let functions: [Structure] = [
        Structure(
            cName: "PyFunctionObject", form: .function, kind: .function, types: ["function"],
            references: [
                ("func_code", ".__code__"), ("func_globals", ".__globals__"),
                ("func_builtins", ".__builtins__"), ("func_name", ".__name__"),
                ("func_qualname", ".__qualname__"), ("func_defaults", ".__defaults__"),
                ("func_kwdefaults", ".__kwdefaults__"), ("func_closure", ".__closure__"),
                ("func_doc", ".__doc__"), ("func_module", ".__module__"),
                ("func_annotations", ".__annotations__"), ("func_typeparams", ".__type_params__"),
            ]),
        Structure(
            cName: "PyCodeObject", form: .code, kind: .code, types: ["code"],
            references: [
                ("co_code", ".co_code"), ("co_consts", ".co_consts"), ("co_names", ".co_names"),
                ("co_varnames", ".co_varnames"), ("co_freevars", ".co_freevars"),
                ("co_cellvars", ".co_cellvars"), ("co_filename", ".co_filename"), ("co_name", ".co_name"),
                ("co_qualname", ".co_qualname"), ("co_lnotab", ".co_lnotab"),
                ("co_linetable", ".co_linetable"), ("co_exceptiontable", ".co_exceptiontable"),
                ("co_localsplusnames", "co_localsplusnames"), ("co_localspluskinds", "co_localspluskinds"),
                ("_co_code", ".co_code"),
            ]),
        Structure(
            cName: "PyCellObject", types: ["cell"], references: [("ob_ref", ".cell_contents")]),
        Structure(
            cName: "PyMethodObject", types: ["method"],
            references: [("im_func", ".__func__"), ("im_self", ".__self__")]),
        Structure(
            cName: "PyCFunctionObject", kind: .function, types: ["builtin_function_or_method"],
            references: [("m_self", ".__self__"), ("m_module", ".__module__")]),
        Structure(
            cName: "PyCMethodObject", kind: .function, types: ["builtin_method"],
            references: [
                ("func.m_self", ".__self__"), ("func.m_module", ".__module__"), ("mm_class", "mm_class"),
            ]),
        Structure(
            cName: "PyInstanceMethodObject", types: ["instancemethod"], references: [("func", ".__func__")]),
        Structure(
            cName: "wrapperobject", types: ["method-wrapper"],
            references: [("descr", "descr"), ("self", ".__self__")]),
        Structure(
            cName: "partialobject", types: ["functools.partial"],
            references: [("fn", ".func"), ("args", ".args"), ("kw", ".keywords")]),
        Structure(
            cName: "keyobject", types: ["functools.KeyWrapper"],
            references: [("cmp", "cmp"), ("object", ".obj")]),
        Structure(
            cName: "itemgetterobject", types: ["operator.itemgetter"], references: [("item", "item")]),
        Structure(
            cName: "attrgetterobject", types: ["operator.attrgetter"], references: [("attr", "attr")]),
        Structure(
            cName: "methodcallerobject", types: ["operator.methodcaller"],
            references: [
                ("name", "name"), ("args", "args"), ("xargs", "xargs"), ("kwds", "kwds"),
                ("vectorcall_kwnames", "vectorcall_kwnames"),
            ]),
        Structure(
            cName: "lru_cache_object", form: .lruCache, kind: .function,
            types: ["functools._lru_cache_wrapper"],
            references: [
                ("func", ".__wrapped__"), ("cache", "cache"), ("kwd_mark", "kwd_mark"),
                ("lru_list_elem_type", "lru_list_elem_type"), ("cache_info_type", "cache_info_type"),
            ]),
        // In the list of a least-recently-used cache: `prev` and `next` are borrowed.
        Structure(
            cName: "lru_list_elem", form: .lruLink, types: ["functools._lru_list_elem"],
            references: [("key", "key"), ("result", "result")]),
    ]

    /// What stands in a class's namespace and acts on access. All descriptors of C begin with the same `d_common`.
    static let descriptors: [Structure] = [
        Structure(
            cName: "PyMemberDescrObject", kind: .function,
            types: [
                "method_descriptor", "classmethod_descriptor", "member_descriptor", "getset_descriptor",
                "wrapper_descriptor",
            ],
            references: [
                ("d_common.d_type", ".__objclass__"), ("d_common.d_name", ".__name__"),
                ("d_common.d_qualname", ".__qualname__"),
            ]),
        Structure(
            cName: "propertyobject", types: ["property"],
            references: [
                ("prop_get", ".fget"), ("prop_set", ".fset"), ("prop_del", ".fdel"),
                ("prop_doc", ".__doc__"), ("prop_name", ".__name__"),
            ]),
        Structure(
            cName: "classmethod", types: ["classmethod"], references: [("cm_callable", ".__func__")]),
        Structure(
            cName: "staticmethod", types: ["staticmethod"], references: [("sm_callable", ".__func__")]),
        Structure(
            cName: "superobject", types: ["super"],
            references: [
                ("type", ".__thisclass__"), ("obj", ".__self__"), ("obj_type", ".__self_class__"),
            ]),
    ]

    /// What awaiting and asynchronous iteration make beside the generators themselves.
    static let awaitables: [Structure] = [
        Structure(
            cName: "PyCoroWrapper", types: ["coroutine_wrapper"],
            references: [("cw_coroutine", "cw_coroutine")]),
        Structure(
            cName: "PyAsyncGenASend", types: ["async_generator_asend"],
            references: [("ags_gen", "ags_gen"), ("ags_sendval", "ags_sendval")]),
        Structure(
            cName: "PyAsyncGenAThrow", types: ["async_generator_athrow"],
            references: [("agt_gen", "agt_gen"), ("agt_args", "agt_args")]),
        Structure(
            cName: "_PyAsyncGenWrappedValue", types: ["async_generator_wrapped_value"],
            references: [("agw_val", "agw_val")]),
        Structure(
            cName: "anextawaitableobject", types: ["anext_awaitable"],
            references: [("wrapped", "wrapped"), ("default_value", "default_value")]),
    ]
}
