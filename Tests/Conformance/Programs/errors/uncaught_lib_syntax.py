"""A SyntaxError in a sibling file is an exception at the import."""

try:
    import _lib_syntax
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.text)
import _lib_syntax
