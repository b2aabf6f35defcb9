"""The rules, one module each: a rule is added by adding its file.

A module is named as its code and holds two things: `CODE`, with every text about it, and one function that yields
findings of this code (`CODE.at(place, message)`): `in_file(source, document)` looks at one file, `in_bank(library)` at
the whole bank.
"""
