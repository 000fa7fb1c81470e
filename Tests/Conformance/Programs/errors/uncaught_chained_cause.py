"""raise from: the cause is shown first."""


class ConfigError(Exception):
    pass


def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as error:
        raise ConfigError(f"cannot load {text!r}") from error


print(load("12"))
load("twelve")
