"""Names that a system keeps for its devices: no file and no folder can be called so on Windows."""

DEVICE = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"  # a pattern, for a name without what stands behind its first dot
