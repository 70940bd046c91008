"""Run inside Pyodide: compile the parts of the library that the engine imports, and the engine.

The bytecode must be this very Python's, so no other can do it. Every entry of the archive is an
unchecked hash pyc (PEP 552) with a fixed date, and nothing is compressed: HTTP does that better,
and Python reads it faster. Expects ``/tmp/engine.whl``; leaves ``/tmp/library.zip``.
"""

import importlib._bootstrap_external as bootstrap
import io
import sys
import types
import zipfile
from importlib.util import source_hash

WHEEL = "/tmp/engine.whl"
STOCK = next(path for path in sys.path if path.endswith(".zip"))
DATE = (2020, 1, 1, 0, 0, 0)

# An entry of a table of lines (Objects/locations.md in CPython): how many units of code it covers,
# at most eight, and how many lines further on they stand.
NO_COLUMNS = 0b1_1101_000
SAME_LINE = 0
UNITS = 8

sys.path.insert(0, WHEEL)
import soundingboard.engine.messages as _messages  # noqa: E402

# Whatever the first answer imports belongs to the library too.
_messages.handle("{}")


def imported() -> set[str]:
    """The files inside the stock library that have been imported by now.

    A module that is frozen into the interpreter names a file that nothing ever reads.
    """
    files = (
        str(module.__file__)
        for module in list(sys.modules.values())
        if getattr(module, "__file__", None)
        and getattr(module.__spec__, "origin", None) != "frozen"
    )
    return {file[len(STOCK) + 1 :] for file in files if file.startswith(STOCK)}


def without_lines(code: types.CodeType) -> types.CodeType:
    """The same code, every instruction of which says that it is on its function's first line.

    Tables of lines are two fifths of the library's bytes. Tracebacks need one that is complete.
    """
    units = len(code.co_code) // 2
    steps = (min(UNITS, units - start) for start in range(0, units, UNITS))
    table = bytes(part for step in steps for part in (NO_COLUMNS | step - 1, SAME_LINE))
    inner = (
        without_lines(part) if isinstance(part, types.CodeType) else part for part in code.co_consts
    )
    return code.replace(co_consts=tuple(inner), co_linetable=table)


def compiled(data: bytes, name: str, optimize: int) -> bytes:
    """The pyc of one source file, as it will stand in the archive.

    The library of Python itself goes without line numbers, the engine keeps them.
    """
    code = compile(data, f"{STOCK}/{name}", "exec", dont_inherit=True, optimize=optimize)
    if optimize == 2:
        code = without_lines(code)
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
