"""Every way to leave a try with a finally, and what the finally may do about it."""


def trace(action):
    log = []
    try:
        result = action(log)
    except Exception as error:
        result = repr(error)
    print(action.__name__, log, result)


def plain(log):
    try:
        log.append("try")
    finally:
        log.append("finally")
    return "after"


def return_in_try(log):
    try:
        return log.append("try") or "from try"
    finally:
        log.append("finally")


def return_value_is_kept(log):
    x = 1
    try:
        return x
    finally:
        x = 2
        log.append(x)


def return_in_both(log):
    try:
        return "from try"
    finally:
        return "from finally"


def return_swallows(log):
    try:
        raise ValueError
    finally:
        return "swallowed"


def break_swallows(log):
    while True:
        try:
            1 / 0
        finally:
            break
    return "broken out"


def continue_in_finally(log):
    for i in range(3):
        try:
            log.append(i)
            if i == 1:
                raise KeyError
        finally:
            continue
    return "done"


def raise_in_finally(log):
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def raise_in_else(log):
    try:
        pass
    except ValueError:
        log.append("never")
    else:
        raise ValueError("from else")
    finally:
        log.append("finally")


def nested(log):
    try:
        try:
            try:
                raise ValueError("x")
            finally:
                log.append(1)
        except ValueError:
            log.append(2)
            raise KeyError("y")
        finally:
            log.append(3)
    finally:
        log.append(4)


def loop_with_return(log):
    for i in range(5):
        try:
            if i == 2:
                return i
        finally:
            log.append(i)


def with_in_finally(log):
    class M:
        def __enter__(self): log.append("enter")
        def __exit__(self, *a): log.append(a[0] and a[0].__name__)
    try:
        with M():
            return "in with"
    finally:
        with M():
            log.append("in finally")


for action in (plain, return_in_try, return_value_is_kept, return_in_both, return_swallows, break_swallows,
               continue_in_finally, raise_in_finally, raise_in_else, nested, loop_with_return, with_in_finally):
    trace(action)
