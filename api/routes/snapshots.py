"""Snapshots for the command line, which works on the store while it is served."""

from uuid import uuid4

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.dependencies import StoreDep, WritesDep, bearer, check_key
from api.problem_kinds import NOT_FOUND
from api.problems import Refused
from graph.folder import READING, SNAPSHOTS

# Not described: only who can read the store's folder has the key, and needs it.
router = APIRouter(include_in_schema=False)


class SnapshotOut(BaseModel):
    """Where the snapshot is; who asked for it deletes it."""

    folder: str


@router.post("/snapshots")
async def make_snapshot(request: Request, store: StoreDep, writes: WritesDep) -> SnapshotOut:
    """Make a snapshot in the store's own folder."""
    check_key(store, bearer(request))
    if store.folder is None:
        raise Refused(NOT_FOUND, "A store in memory has no snapshots.")
    folder = store.folder.resolve() / SNAPSHOTS / f"{READING}{uuid4()}"
    folder.parent.mkdir(exist_ok=True)
    await writes.run(store.link_files, folder)
    return SnapshotOut(folder=str(folder))
