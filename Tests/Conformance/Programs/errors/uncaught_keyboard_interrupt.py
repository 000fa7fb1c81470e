"""KeyboardInterrupt has a traceback and is not an Exception."""


def loop():
    try:
        raise KeyboardInterrupt
    except Exception:
        print("not here")
    finally:
        print("finally")


try:
    loop()
except BaseException as error:
    print(type(error).__name__, isinstance(error, Exception))
    raise ValueError("turned into another")
