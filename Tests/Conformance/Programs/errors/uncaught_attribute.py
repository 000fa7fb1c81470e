"""AttributeError and its suggestion, in a chain of attributes and calls."""


class Account:
    def __init__(self):
        self.balance = 10
        self.owner = None

    def deposit(self, amount):
        self.balance += amount


account = Account()
account.deposit(5)
for wrong in (
    lambda: account.balence,
    lambda: account.depositt(1),
    lambda: account.owner.name,
    lambda: Account.balanc,
    lambda: "text".uper(),
    lambda: [].push(1),
    lambda: (5).real.imagg,
):
    try:
        wrong()
    except AttributeError as error:
        print(error, error.name, type(error.obj).__name__)
print(account.balence + account.owner.name)
