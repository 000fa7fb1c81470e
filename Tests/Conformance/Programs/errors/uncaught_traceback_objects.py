"""Walking a traceback, raising an exception again and with another traceback."""


def a():
    b()


def b():
    raise ValueError("from b")


try:
    a()
except ValueError as error:
    kept = error
tb = kept.__traceback__
while tb:
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno, tb.tb_lasti >= 0)
    tb = tb.tb_next


def again():
    raise kept


try:
    again()
except ValueError as error:
    names = []
    tb = error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names, error is kept)
raise kept.with_traceback(kept.__traceback__.tb_next)
