"""What a stopped run leaves: its arrays, with what they were drawn for."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.errors import StapelingError
from stapeling.simulating.work import Arrays

if TYPE_CHECKING:
    import numpy.typing as npt

FORMAT = 1
_HEADER = "header"

Question = Mapping[str, str]
"""What a run was asked, by the name under which a difference is told."""


def packed(question: Question, arrays: Arrays) -> bytes:
    """Put what was drawn so far in the bytes of one file."""
    header = np.frombuffer(json.dumps(dict(question)).encode(), dtype=np.uint8)
    file = io.BytesIO()
    everything: dict[str, Any] = {_HEADER: header, **arrays}
    np.savez(file, **everything)
    return file.getvalue()


def unpacked(data: bytes, question: Question, name: str) -> dict[str, npt.NDArray[Any]]:
    """Read what a run left, if it was asked the same.

    Raises
    ------
    StapelingError
        When it is no such file, or when the corpus, the seed, the draws or anything else differs.
    """
    try:
        arrays, header = _read(data)
    except Exception:  # noqa: BLE001 - a file of anything else breaks in any way
        raise foreign(name) from None
    differ = [key for key, value in question.items() if header.get(key) != value]
    if differ:
        key = differ[0]
        here, there = _short(question[key]), _short(str(header.get(key)))
        raise StapelingError(
            f"--resume: {name} was made with another {key} ({there}, here {here});"
            " its draws cannot be gone on with"
        )
    return arrays


def foreign(name: str) -> StapelingError:
    """Say that a file was not left by a simulation, or not by this one."""
    return StapelingError(f"--resume: {name} is no file that a simulation left")


def _read(data: bytes) -> tuple[dict[str, npt.NDArray[Any]], dict[str, object]]:
    """Read arrays with their header; anything may be raised where they are no such arrays."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        if len(names) != len(set(names)) or not all(name.endswith(".npy") for name in names):
            raise ValueError
        arrays = {name.removesuffix(".npy"): _array(file.read(name)) for name in names}
    header = json.loads(arrays.pop(_HEADER).tobytes())
    if not isinstance(header, dict):
        raise TypeError
    return arrays, header


def _array(data: bytes) -> npt.NDArray[Any]:
    found: npt.NDArray[Any] = np.lib.format.read_array(io.BytesIO(data), allow_pickle=False)
    return found


def _short(value: str) -> str:
    return value if len(value) <= 24 else f"{value[:12]}…"
