"""A small program: a tokenizer, a recursive-descent parser and an evaluator of arithmetic."""


class ParseError(Exception):
    def __init__(self, message, place):
        super().__init__(f"{message} at {place}")
        self.place = place


def tokens(text):
    place = 0
    while place < len(text):
        ch = text[place]
        if ch.isspace():
            place += 1
        elif ch.isdigit() or ch == ".":
            start = place
            while place < len(text) and (text[place].isdigit() or text[place] == "."):
                place += 1
            yield "number", text[start:place], start
        elif ch.isalpha():
            start = place
            while place < len(text) and text[place].isalnum():
                place += 1
            yield "name", text[start:place], start
        elif text.startswith("**", place):
            yield "op", "**", place
            place += 2
        elif ch in "+-*/()=,%":
            yield "op", ch, place
            place += 1
        else:
            raise ParseError(f"unexpected {ch!r}", place)
    yield "end", "", len(text)


class Parser:
    FUNCTIONS = {"max": max, "min": min, "abs": abs, "double": lambda x: 2 * x}

    def __init__(self, text, names):
        self.items, self.names = list(tokens(text)), names

    def peek(self, *wanted):
        return self.items[0][0] != "number" and self.items[0][1] in wanted

    def take(self, *wanted):
        if wanted and not self.peek(*wanted):
            raise ParseError(f"expected {' or '.join(wanted)}, not {self.items[0][1] or 'the end'!r}", self.items[0][2])
        return self.items.pop(0)

    def statement(self):
        if self.items[0][0] == "name" and self.items[1][1] == "=":
            name = self.take()[1]
            self.take("=")
            value = self.names[name] = self.expression()
        else:
            value = self.expression()
        self.take("")
        return value

    def expression(self):
        value = self.term()
        while self.peek("+", "-"):
            value = value + self.term() if self.take()[1] == "+" else value - self.term()
        return value

    def term(self):
        value = self.factor()
        while self.peek("*", "/", "%"):
            op, right = self.take()[1], self.factor()
            value = value * right if op == "*" else value / right if op == "/" else value % right
        return value

    def factor(self):
        if self.peek("-"):
            self.take()
            return -self.factor()
        base = self.atom()
        return base ** self.factor() if self.peek("**") and self.take() else base

    def atom(self):
        kind, text, place = self.take()
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind == "name" and self.peek("("):
            self.take()
            arguments = [self.expression()]
            while self.peek(","):
                self.take()
                arguments.append(self.expression())
            self.take(")")
            return self.FUNCTIONS[text](*arguments)
        if kind == "name":
            return self.names[text]
        if text == "(":
            value = self.expression()
            self.take(")")
            return value
        raise ParseError(f"unexpected {text or 'end'!r}", place)


names = {}
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "x = 5 * 4", "x / 8 - 1", "max(x, 3, double(11)) % 7", "1.5 * 1.5", "2 ** 100", "7 / 0", "1 +", "(1", "y", "3 $ 4", "max(1,", "1 2", "abs(-x)"):
    try:
        print(f"{line:<28}", Parser(line, names).statement())
    except (ParseError, ZeroDivisionError, KeyError) as error:
        print(f"{line:<28}", type(error).__name__, error)
