"""GitHub: what the two jobs that may write do, how artefacts are read, and nothing more.

These modules need Python alone, no installed package: a job with write access runs as little code as possible. They are
given data that other jobs made, and believe none of it: what is written where is decided here.
"""
