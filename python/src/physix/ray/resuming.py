"""What an earlier run has written, which the next one leaves out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import ray
from numpy.typing import NDArray
from pyarrow.fs import FileSelector, FileSystem, FileType
from ray.data import Dataset, SaveMode

Ids = NDArray[np.generic]
"""Whole numbers or texts that tell rows apart."""


class Finished:
    """The rows that are done, by their ids.

    Ray Data's own checkpoints leave rows out where they are read. In 2.60 those of a program's memory are written
    twice, and it takes a processor that nobody counted, without which a resumed run waits for ever.
    """

    def __init__(self, id_column: str, ids: ray.ObjectRef[Ids]) -> None:
        """Rows with these ids, sorted; all actors of a machine share them."""
        self._id_column = id_column
        self._ids = ray.get(ids)

    def left(self, table: pa.Table) -> pa.Table:
        """The rows that are to be done."""
        if len(self._ids) == 0:
            return table
        ids = table[self._id_column].to_numpy()
        ids = ids.astype(str) if ids.dtype == object else ids
        places = np.searchsorted(self._ids, ids)
        is_done = self._ids[np.minimum(places, len(self._ids) - 1)] == ids
        return table.filter(pa.array(~is_done))


def write_the_rest(step: Callable[[ray.ObjectRef[Ids]], Dataset], path: str, id_column: str) -> None:
    """Writes rows to a folder as Parquet, besides those that are there.

    Args:
        step: From the ids that are there, sorted, to the rows without them.
        path: The folder.
        id_column: What tells rows apart.

    Raises:
        ValueError: The folder has a file without that column.
    """
    # The reference is held until all is written; actors ask for it whenever one of them begins.
    ids = ray.put(_finished_ids(path, id_column))
    step(ids).write_parquet(path, mode=SaveMode.APPEND)


def _finished_ids(path: str, id_column: str) -> Ids:
    system, folder = FileSystem.from_uri(path)
    files = [
        file.path
        for file in system.get_file_info(FileSelector(folder, allow_not_found=True))
        if file.type == FileType.File and file.path.endswith(".parquet")
    ]

    def ids_in(file: str) -> Ids:
        try:
            found = pq.ParquetFile(file, filesystem=system)
        except pa.ArrowInvalid:
            # It has no end: whoever wrote it was stopped.
            system.delete_file(file)
            return np.array([], dtype=np.int64)
        if id_column not in found.schema_arrow.names:
            raise ValueError(f"{file} has no column `{id_column}`; name a folder without other results")
        ids: Ids = found.read([id_column])[id_column].to_numpy()
        # As numpy orders it: texts of Arrow are objects.
        return ids.astype(str) if ids.dtype == object else ids

    with ThreadPoolExecutor(16) as threads:
        found = [ids for ids in threads.map(ids_in, files) if len(ids)]
    return np.unique(np.concatenate(found)) if found else np.array([], dtype=np.int64)
