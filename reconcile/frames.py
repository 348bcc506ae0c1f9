"""Records as a pandas table, for notebooks and for Parquet. pandas is imported here, when a table is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reconcile.model import Record

if TYPE_CHECKING:
    import pandas as pd

FLOATS = ["low", "high", "precision"]
DAYS = ["event_start", "event_end", "published"]


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A record without nesting: the event as two columns, lists joined with "; "."""
    event = row.get("event") or {}
    out = {key: "; ".join(map(str, value)) if isinstance(value, list) else value for key, value in row.items()}
    out.pop("event", None)
    return out | {"event_start": event.get("start"), "event_end": event.get("end")} if "event" in row else out


def to_frame(records: Iterable[Record]) -> pd.DataFrame:
    """One row a record (claims, facts, quantities …), its fields as columns, in the order given.

    Numbers that may be missing are floats, days are datetimes; lists are joined with "; ".
    """
    import pandas as pd

    frame = pd.DataFrame([flat(record.to_dict()) for record in records])
    for name in frame.columns.intersection(FLOATS):
        frame[name] = frame[name].astype(float)
    for name in frame.columns.intersection(DAYS):
        frame[name] = pd.to_datetime(frame[name])
    return frame
