"""Writes the arrays beside it: python3 make.py, NumPy 1.24."""
import numpy as np

a = (np.arange(24).reshape(2, 3, 4) - 7) / 8
for name, array in {
    "float64": a,
    "float32": a.astype(np.float32),
    "big_endian": a.astype(">f8"),
    "fortran": np.asfortranarray(a),
    "fortran_float32": np.asfortranarray(a.astype(">f4")),
    "int64": (a * 8).astype(np.int64),
    "int32": (a * 8).astype(np.int32),
    "int8": (a * 8).astype(np.int8),
    "uint8": (a * 8 + 7).astype(np.uint8),
    "vector": a.reshape(-1),
    "scalar": np.float64(0.125),
    "empty": np.zeros((0, 3)),
    "complex": a.astype(complex),
    "text": np.array(["a", "b"]),
    "structured": np.zeros(2, dtype=[("x", "f8"), ("y", "i4")]),
    "half": a.astype(np.float16),
}.items():
    np.save(name + ".npy", array)
np.lib.format.write_array(open("version2.npy", "wb"), a, version=(2, 0))
np.lib.format.write_array(open("version3.npy", "wb"), a, version=(3, 0))
np.savez("plain.npz", steps=np.arange(2), Q=a)
np.savez_compressed("compressed.npz", steps=np.arange(2), Q=a)
