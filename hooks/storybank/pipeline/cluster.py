"""The workers of a Dask scheduler, through the extra `storybank[dask]`. Each must have what is installed here."""

from __future__ import annotations

import logging
from importlib import import_module

from ..model.each import WorkersError
from .spread import Crew

ANSWERED = 10  # seconds that a scheduler has to answer
AHEAD = 4  # pieces for each thread: the next one is on its way while another is made


def crew_at(address: str) -> Crew:
    """Return the workers of the scheduler at an address, such as `tcp://127.0.0.1:8786`."""
    try:
        client_of = import_module("distributed").Client
    except ModuleNotFoundError as error:
        raise WorkersError("A scheduler needs the extra `dask`: pip install 'storybank[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said here, once
    try:
        client = client_of(address, timeout=ANSWERED, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkersError(f"No scheduler of Dask answers at {address}") from error
    threads = sum(client.nthreads().values())
    if not threads:
        client.close()
        raise WorkersError(f"The scheduler at {address} has no workers")
    failed = f"The workers of {address} did not do their work: each needs the same storybank as here, and memory enough"
    # pure: a task that was made before may be known by its name there, and be no longer the same
    return Crew(client.get_executor(pure=False), AHEAD * threads, client.close, (Exception,), failed)
