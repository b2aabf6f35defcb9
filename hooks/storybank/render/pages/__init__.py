"""The page types, one module and one template each: the module's `PAGE_TYPE` says all there is to know about it."""
