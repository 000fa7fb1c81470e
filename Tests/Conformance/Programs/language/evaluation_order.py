"""In which order the parts of expressions and statements are evaluated."""

log = []


def t(label, value=None):
    log.append(label)
    return label if value is None else value


def show(what):
    print(f"{what}: {' '.join(map(str, log))}")
    log.clear()


class Box:
    def __init__(self, name):
        self.name = name

    def __getitem__(self, key):
        log.append(f"get[{key}]")
        return 1

    def __setitem__(self, key, value):
        log.append(f"set[{key}]={value}")

    def __getattr__(self, name):
        log.append(f"get.{name}")
        return 2

    def __call__(self, *args, **kwargs):
        log.append("call")
        return self


box = Box("b")
t("a", 1) + t("b", 2) * t("c", 3)
show("arithmetic")
t("f", print) and [t("x"), t("y"), (t("z"), t("w"))]
show("display")
{t("k1"): t("v1"), t("k2"): t("v2"), **t("d", {})}
show("dict")
t("f", max)(t("a", 1), *t("b", [2]), t("c", 3), key=t("k", abs), **t("e", {}))
show("call")
t("box", box)[t("key")] = t("value")
show("item assignment")
t("box", box)[t("key")] += t("value", 5)
show("augmented item")
(t("b1", box)[t("k1")], t("b2", box)[t("k2")]) = t("left", 1), t("right", 2)
show("tuple assignment")
t("x", 1) < t("y", 5) < t("z", 3) < t("never")
show("comparison chain")
t("no", 0) or t("yes") or t("never")
show("or")
t("then") if t("cond", 1) else t("else")
show("conditional")
[t("item", i) for i in t("source", [1, 2]) if t("test", 1)]
show("comprehension")
{t("key", i): t("val", i) for i in t("source", [1])}
show("dict comprehension")
f"{t('first')} {t('second'):{t('spec', '>3')}}"
show("f-string")
t("start", [0, 1, 2, 3])[t("lo", 0):t("hi", 3):t("step", 2)]
show("slice")


@t("outer", lambda f: t("apply outer") and f)
@t("inner", lambda f: t("apply inner") and f)
def decorated(a=t("default a"), *, b: t("annotation b", int) = t("default b")) -> t("returns", int):
    pass


show("def")


class Made(t("base", object), **t("keywords", {})):
    t("body")


show("class")
for box.attr in t("loop", [1]):
    t("in loop")
show("for")
del t("box", {1: 2})[t("key", 1)]
show("del")
assert t("condition", 1), t("never")
show("assert")
x = y = t("value")
show("chained")
