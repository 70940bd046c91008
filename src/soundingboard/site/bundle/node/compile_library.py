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
# at most eight, and how many lines further on they are, as a signed number of six bits a byte.
NO_COLUMNS = 0b1_1101_000
NO_LINE = 0b1_1111_000
SAME_LINE = 0
UNITS = 8
MORE = 0b1_000000

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


IMPORTED = imported()

import ast  # noqa: E402 (it doesn't belong to the library for being needed here)


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


def without_columns(code: types.CodeType) -> types.CodeType:
    """The same code, whose tracebacks name lines but underline nothing in them."""
    table = bytearray()
    last = code.co_firstlineno
    for start, end, line in code.co_lines():
        units = (end - start) // 2
        for step in (min(UNITS, units - done) for done in range(0, units, UNITS)):
            if line is None:
                table.append(NO_LINE | step - 1)
            else:
                table.append(NO_COLUMNS | step - 1)
                table += signed(line - last)
                last = line
    inner = (
        without_columns(part) if isinstance(part, types.CodeType) else part
        for part in code.co_consts
    )
    shorter = code.replace(co_consts=tuple(inner), co_linetable=bytes(table))
    assert lines(shorter) == lines(code)
    return shorter


def signed(number: int) -> bytes:
    """*number* as a table of lines has it."""
    rest = -number << 1 | 1 if number < 0 else number << 1
    found = bytearray()
    while rest >= MORE:
        found.append(MORE | rest % MORE)
        rest //= MORE
    return bytes((*found, rest))


def lines(code: types.CodeType) -> list[int | None]:
    """The line of each unit of *code*."""
    return [line for start, end, line in code.co_lines() for _ in range(start, end, 2)]


def for_browsers(source: bytes) -> ast.Module:
    """The module of *source* without docstrings and functions' types: nobody reads them there.

    Classes keep a full stop: without any, `dataclasses` would make one of each class's signature.
    Types of attributes and of properties stay, because the codec reads them.
    """
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            node.returns = None
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            documented = isinstance(node, ast.ClassDef) and ast.get_docstring(node) is not None
            body = [part for part in node.body if not is_text(part)]
            if documented:
                body.insert(0, ast.Expr(ast.Constant(".")))
            node.body = body or [ast.Pass()]
    return ast.fix_missing_locations(module)


def is_text(part: ast.stmt) -> bool:
    """Whether *part* is a docstring, that of an attribute included."""
    return (
        isinstance(part, ast.Expr)
        and isinstance(part.value, ast.Constant)
        and isinstance(part.value.value, str)
    )


def compiled(data: bytes, name: str, *, ours: bool) -> bytes:
    """The pyc of one source file, as it will stand in the archive.

    The library of Python itself goes without line numbers, the engine keeps them.
    """
    source = for_browsers(data) if ours else data
    optimize = 1 if ours else 2
    code = compile(source, f"{STOCK}/{name}", "exec", dont_inherit=True, optimize=optimize)
    code = without_columns(code) if ours else without_lines(code)
    # The function that the interpreter itself writes hash pycs with; it has no public name.
    to_pyc = vars(bootstrap)["_code_to_hash_pyc"]
    return bytes(to_pyc(code, source_hash(data), False))


entries = {}
with zipfile.ZipFile(STOCK) as stock:
    for name in IMPORTED:
        entries[name] = compiled(stock.read(name), name, ours=False)
with zipfile.ZipFile(WHEEL) as wheel:
    for name in wheel.namelist():
        if name.endswith(".py"):
            entries[name] = compiled(wheel.read(name), name, ours=True)

packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
    for name in sorted(entries):
        archive.writestr(zipfile.ZipInfo(f"{name}c", DATE), entries[name])
with open("/tmp/library.zip", "wb") as file:  # noqa: PTH123 (pathlib need not be there)
    file.write(packed.getvalue())
