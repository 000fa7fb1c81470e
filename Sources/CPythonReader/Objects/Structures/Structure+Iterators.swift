extension Structure {
    static let iterators: [Structure] = [
        // All begin as `seqiterobject` does: an index, then the sequence.
        Structure(
            cName: "seqiterobject",
            types: [
                "iterator", "list_iterator", "list_reverseiterator", "tuple_iterator", "str_iterator",
                "str_ascii_iterator", "bytes_iterator", "bytearray_iterator",
            ],
            references: [("it_seq", "it_seq")]),
        // Counts with C integers.
        Structure(cName: "PyObject", types: ["range_iterator"], references: []),
        Structure(
            cName: "longrangeiterobject", types: ["longrange_iterator"],
            references: [("index", "index"), ("start", "start"), ("step", "step"), ("len", "len")]),
        Structure(
            cName: "calliterobject", types: ["callable_iterator"],
            references: [("it_callable", "it_callable"), ("it_sentinel", "it_sentinel")]),
        Structure(cName: "setiterobject", types: ["set_iterator"], references: [("si_set", "si_set")]),
        Structure(
            cName: "dictiterobject",
            types: [
                "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator",
                "dict_reversevalueiterator", "dict_reverseitemiterator",
            ],
            references: [("di_dict", "di_dict"), ("di_result", "di_result")]),
        Structure(
            cName: "odictiterobject", types: ["odict_iterator"],
            references: [
                ("di_odict", "di_odict"), ("di_current", "di_current"), ("di_result", "di_result"),
            ]),
        Structure(
            cName: "_PyDictViewObject",
            types: ["dict_keys", "dict_values", "dict_items", "odict_keys", "odict_values", "odict_items"],
            references: [("dv_dict", "dv_dict")]),
        Structure(
            cName: "enumobject", types: ["enumerate"],
            references: [
                ("en_sit", "en_sit"), ("en_result", "en_result"), ("en_longindex", "en_longindex"),
            ]),
        Structure(cName: "reversedobject", types: ["reversed"], references: [("seq", "seq")]),
        Structure(
            cName: "mapobject", types: ["map"], references: [("iters", "iters"), ("func", "func")]),
        Structure(
            cName: "filterobject", types: ["filter"], references: [("func", "func"), ("it", "it")]),
        Structure(
            cName: "zipobject", types: ["zip"],
            references: [("ittuple", "ittuple"), ("result", "result")]),
        Structure(
            cName: "dequeiterobject",
            types: [
                "_collections._deque_iterator", "_collections._deque_reverse_iterator",
                "collections._deque_iterator", "collections._deque_reverse_iterator",
            ],
            references: [("deque", "deque")]),
    ]

    static let itertools: [Structure] = [
        Structure(
            cName: "chainobject", types: ["itertools.chain"],
            references: [("source", "source"), ("active", "active")]),
        Structure(
            cName: "countobject", types: ["itertools.count"],
            references: [("long_cnt", "cnt"), ("long_step", "step")]),
        Structure(cName: "repeatobject", types: ["itertools.repeat"], references: [("element", "element")]),
        Structure(cName: "teeobject", types: ["itertools._tee"], references: [("dataobj", "dataobj")]),
        Structure(
            cName: "teedataobject", form: .teeData, template: .indexed, types: ["itertools._tee_dataobject"],
            references: [("it", "it"), ("nextlink", "nextlink")]),
        Structure(
            cName: "cycleobject", types: ["itertools.cycle"], references: [("it", "it"), ("saved", "saved")]),
        Structure(
            cName: "groupbyobject", types: ["itertools.groupby"],
            references: [
                ("it", "it"), ("keyfunc", "keyfunc"), ("tgtkey", "tgtkey"), ("currkey", "currkey"),
                ("currvalue", "currvalue"),
            ]),
        Structure(
            cName: "_grouperobject", types: ["itertools._grouper"],
            references: [("parent", "parent"), ("tgtkey", "tgtkey")]),
        Structure(cName: "isliceobject", types: ["itertools.islice"], references: [("it", "it")]),
        Structure(cName: "batchedobject", types: ["itertools.batched"], references: [("it", "it")]),
        Structure(
            cName: "pairwiseobject", types: ["itertools.pairwise"],
            references: [("it", "it"), ("old", "old"), ("result", "result")]),
        Structure(
            cName: "ziplongestobject", types: ["itertools.zip_longest"],
            references: [("ittuple", "ittuple"), ("result", "result"), ("fillvalue", "fillvalue")]),
        Structure(
            cName: "compressobject", types: ["itertools.compress"],
            references: [("data", "data"), ("selectors", "selectors")]),
        Structure(
            cName: "dropwhileobject", types: ["itertools.dropwhile"],
            references: [("func", "func"), ("it", "it")]),
        Structure(
            cName: "takewhileobject", types: ["itertools.takewhile"],
            references: [("func", "func"), ("it", "it")]),
        Structure(
            cName: "filterfalseobject", types: ["itertools.filterfalse"],
            references: [("func", "func"), ("it", "it")]),
        Structure(
            cName: "starmapobject", types: ["itertools.starmap"],
            references: [("func", "func"), ("it", "it")]),
        Structure(
            cName: "accumulateobject", types: ["itertools.accumulate"],
            references: [("total", "total"), ("it", "it"), ("binop", "binop"), ("initial", "initial")]),
        Structure(
            cName: "productobject", types: ["itertools.product"],
            references: [("pools", "pools"), ("result", "result")]),
        Structure(
            cName: "combinationsobject",
            types: ["itertools.combinations", "itertools.combinations_with_replacement"],
            references: [("pool", "pool"), ("result", "result")]),
        Structure(
            cName: "permutationsobject", types: ["itertools.permutations"],
            references: [("pool", "pool"), ("result", "result")]),
    ]
}
