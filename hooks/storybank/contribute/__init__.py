"""Review: from a filled form to a story file, what a reviewer reads about it, and what a pull request does to stories.

Values in, values out: nothing here reads the network, runs a program or trusts a word of what somebody sent.
"""
