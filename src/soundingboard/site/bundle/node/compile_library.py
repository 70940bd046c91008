"""Run inside Pyodide: compile the parts of the library that the engine imports, and the engine.

The bytecode must be this very Python's, so no other can do it. Every entry of the archive is an
unchecked hash pyc (PEP 552) with a fixed date, and nothing is compressed: HTTP does that better,
and Python reads it faster. Expects ``/tmp/engine.whl``; leaves ``/tmp/library.zip``.
"""

import importlib._bootstrap_external as bootstrap
import io
import sys
import zipfile
from importlib.util import source_hash

WHEEL = "/tmp/engine.whl"
STOCK = next(path for path in sys.path if path.endswith(".zip"))
DATE = (2020, 1, 1, 0, 0, 0)

sys.path.insert(0, WHEEL)
import soundingboard.engine.messages as _messages  # noqa: E402

# Whatever the first answer imports belongs to the library too.
_messages.handle("{}")


def imported() -> set[str]:
    """The files inside the stock library that have been imported by now."""
    files = (getattr(module, "__file__", None) or "" for module in sys.modules.values())
    return {file[len(STOCK) + 1 :] for file in files if file.startswith(STOCK)}


def compiled(data: bytes, name: str, optimize: int) -> bytes:
    """The pyc of one source file, as it will stand in the archive."""
    code = compile(data, f"{STOCK}/{name}", "exec", dont_inherit=True, optimize=optimize)
    # The function that the interpreter itself writes hash pycs with; it has no public name.
    to_pyc = vars(bootstrap)["_code_to_hash_pyc"]
    return bytes(to_pyc(code, source_hash(data), False))


entries = {}
with zipfile.ZipFile(STOCK) as stock:
    for name in imported():
        entries[name] = compiled(stock.read(name), name, 2)
with zipfile.ZipFile(WHEEL) as wheel:
    for name in wheel.namelist():
        if name.endswith(".py"):
            entries[name] = compiled(wheel.read(name), name, 1)

packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
    for name in sorted(entries):
        archive.writestr(zipfile.ZipInfo(f"{name}c", DATE), entries[name])
with open("/tmp/library.zip", "wb") as file:  # noqa: PTH123 (pathlib need not be there)
    file.write(packed.getvalue())
