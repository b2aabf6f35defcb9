"""Contribute: from a filled form to a story file, and what a reviewer reads about it and about a pull request.

Values in, values out: nothing here reads the network, runs a program or trusts a word of what somebody sent.
"""
