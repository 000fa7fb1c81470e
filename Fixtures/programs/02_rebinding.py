"""Rebinding a name: assignment never changes an object, it only moves a name to another one.

Names are labels on objects, not boxes that contain them. `a = b` ties a second label to the same object; `a = 5`
unties `a` and leaves the object alone, unless that was its last label, which frees it there and then. An augmented
assignment does one or the other: on a list it changes the object that everybody sees, on a number or a string it
makes a new one and moves the label.

    barrow run --dump names.barrow Fixtures/programs/02_rebinding.py
    barrow analyze names.barrow --profile quick       # under "modules": what each global name is tied to
"""


class Page:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        print(f"      (the page {self.text!r} is freed)")


first = Page("draft")
second = first
print("two names, one page:", first is second)
first = Page("final")
print("first moved on, second stays:", first.text, second.text)
second = first
print("now nobody refers to the draft")

items = [1, 2]
alias = items
items += [3]
print("in place, both see it:", alias, items is alias)
items = items + [4]
print("a new list, only one name moved:", alias, items, items is alias)

number = 1000
before = number
number += 1
print("numbers never change, names do:", before, number, number is before)


def refill(cup):
    cup.append("tea")
    cup = ["coffee"]
    return cup


mug = []
print("what a function can do to your object:", refill(mug), mug)

for page in (Page("a"), Page("b")):
    print("reading", page.text)
print("the loop's name still holds its last page:", page.text)
del page
print("end")
