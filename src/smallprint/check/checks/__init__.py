"""The checks, one idea a module. In: a `Case`. Out: results. Each module has `CHECKS`, which the catalog names."""
