"""try, with, raise, and every way out of them."""
try:
    a
except:
    b
try:
    a
except A:
    b
except (B, C) as d:
    e
except:
    f
else:
    g
finally:
    h
try:
    a
finally:
    b
with a: b
with a as b: c
with a as b, c as d, e: f
with (a as b, c as (d, *e)): f
with a as b.c, d as e[0]:
    pass
with a:
    raise


def returns_from_try(a):
    try:
        return a
    except A:
        return 1
    except B as b:
        return b
    else:
        return 2
    finally:
        c


def returns_from_finally(a):
    try:
        return a()
    finally:
        return 1


def leaves_loops(a):
    for b in a:
        try:
            if b: break
            if c: continue
        except A:
            break
        except B as d:
            continue
        except C as e:
            return e
        finally:
            f
    while a:
        try:
            break
        finally:
            continue
    for b in a:
        with b:
            if c: break
            if d: continue
            return b
    for b in a:
        with b as c, d as e:
            return 1
    for b in a:
        try:
            pass
        finally:
            break
    for b in a:
        try:
            b()
        finally:
            if c: return
            if d: break


def nested(a):
    try:
        try:
            a
        except A:
            b
        finally:
            c
    except B as e:
        try:
            raise
        except C as f:
            return e, f
        finally:
            with e:
                return a
    finally:
        try:
            d
        except:
            pass


def swallows(a):
    try:
        a
    except A:
        pass
    with a:
        return
    return a


def cells(a):
    try:
        a
    except A as b:
        return lambda: b
    finally:
        lambda: a


def global_name(a):
    global b
    try:
        a
    except A as b:
        pass


def with_result(a):
    with a as b:
        return b
    with a:
        return 1
    with a:
        return
    with open(a) as f, \
            open(b) as g:
        return f.read(), g


def generator(a):
    try:
        with a as b:
            yield b
        yield from b
    except A:
        yield 1
    finally:
        yield 2


def long_body(a):
    try:
        if a:
            return a
        elif b:
            raise A
        while c:
            d
            if e:
                return (
                    f
                )
    except (A,
            B) as g:
        h
        return \
            1
    else:
        i
    finally:
        j
        k


class InClass:
    try:
        a
    except A as b:
        c
    finally:
        d
    with a as b:
        c
    for a in b:
        try:
            continue
        finally:
            break


def empty_handlers():
    try: pass
    except: pass
    try: pass
    finally: pass
    with a: pass


def unreachable(a):
    return a
    b
    for c in d:
        try: e
        except: f
    while 1:
        return 2
    g


def constants():
    if 0:
        a
    if 1:
        b
    else:
        c
    if "":
        return d
    while 0: e
    if not 1: f
    if 0 and a: g
    if 1 or a: h
    if a and 0: i
    if __debug__: j
    while not 0:
        if k: break
    return 1 and 0 or a


def all_raise():
    try:
        raise
    except A as e:
        raise B from e
    except B as e:
        raise e from None
    except C:
        raise C(1)
    a
