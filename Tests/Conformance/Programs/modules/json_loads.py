"""json.loads: all values, hooks, and the errors with their places."""

import json

for text in ("1", "-0", "1.5", "1e5", "-1.5E-3", "12345678901234567890123", '"a"', "true", "false", "null", "[]", "{}", "[1, [2, {\"a\": null}]]", '{"a": 1, "b": {"c": []}}', " \n\t[ 1 , 2 ] \r\n",
             '"\\u00e9\\n\\t\\"\\\\\\/\\b\\f\\r"', '"\\ud83d\\ude00"', '"é日"', "NaN", "Infinity", "-Infinity", '{"a": 1, "a": 2}', "0", "-1", "0.0", '""', '"\\ud800"'):
    print(text.strip()[:40], "->", ascii(json.loads(text)))
print(json.loads(b'{"bytes": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads("[1.10]", parse_float=lambda s: "F" + s), json.loads("[5]", parse_int=lambda s: "I" + s), json.loads("[NaN]", parse_constant=lambda s: "C" + s))
print(json.loads('{"x": 1, "y": {"x": 2}}', object_hook=lambda d: sorted(d.items(), key=str)), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), json.loads('{"b": 1}', object_pairs_hook=tuple))
for text in ("", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a" 1}', "{a: 1}", '{"a": 1,}', '{"a": 1 "b": 2}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', "01", "1.", ".5", "+1", "1e", "tru", "nul", "[1] x",
             "'a'", "{1: 2}", "[\n1,\n2,,\n3]", '{"a": [1, 2\n, {"b": tru}]}', "-", "\x00", "[}"):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "|", error, "|", error.msg, error.pos, error.lineno, error.colno)
print(issubclass(json.JSONDecodeError, ValueError))
for wrong in (5, None, [1]):
    try:
        json.loads(wrong)
    except TypeError as error:
        print(error)
decoder = json.JSONDecoder()
print(decoder.decode("[1, 2]"), decoder.raw_decode('{"a": 1} rest'), decoder.raw_decode("12 34"))
deep = "[" * 50 + "]" * 50
value, depth = json.loads(deep), 0
while value:
    value, depth = value[0], depth + 1
print(depth)
data = {"users": [{"name": "Ann", "age": 30, "tags": ["a", "b"]}, {"name": "Bób", "age": None}], "total": 2, "ratio": 0.1}
print(json.loads(json.dumps(data)) == data, json.loads(json.dumps(data, indent=3)) == data, json.dumps(json.loads('[1.0, 1, "1"]')))
keys = json.loads('[{"id": 1, "name": "x"}, {"id": 2, "name": "y"}]')
print([sorted(k) for k in keys], next(iter(keys[0])) is next(iter(keys[1])))
