"""A character that is not of the language."""

price = 5 €
