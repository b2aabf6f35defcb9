"""The formats of the export, one module each: its `FORMAT` says all there is to know about it."""
