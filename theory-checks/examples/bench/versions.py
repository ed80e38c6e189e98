"""Prints the versions of Python and of the libraries that are installed, as JSON."""

import importlib
import json
import platform

versions = {"python": platform.python_version()}
for name in ("numpy", "torch"):
    try:
        versions[name] = importlib.import_module(name).__version__
    except ImportError:
        pass
if "numpy" in versions:
    from measured import blas

    versions["blas of Python"] = blas()
print(json.dumps(versions))
