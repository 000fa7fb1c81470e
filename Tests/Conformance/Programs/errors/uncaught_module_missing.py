"""ModuleNotFoundError."""


def start():
    import _lib_that_is_not_there as missing
    return missing


start()
