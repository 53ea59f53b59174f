"""What stands beside the audit's figures: attachments, totals printed elsewhere, conflicts of a merge."""

from dataclasses import dataclass

from cpdesk.records.record import AnyQuantity, Count, LongText, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file kept with a record: a photo, a drawing, a scan. Its content lies in the project under its hash."""

    name: str = ""
    caption: str = ""
    media_type: str = ""
    size: Count = None
    content_hash: str = ""
    of_kind: str = ""
    of_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTotal(Record):
    """A total as someone printed or typed it, to be held against what the parts add up to.

    It names a results table and a column; `where_column` and `where_value` narrow the rows (empty: all of
    them).
    """

    what: str = ""
    table: str = ""
    column: str = ""
    where_column: str = ""
    where_value: str = ""
    stated: AnyQuantity = None
    source: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Record):
    """A field that two copies of the project changed differently; it stands until someone decides.

    Where the field names a record, `base_id`, `mine_id` and `theirs_id` say which; the text beside is its label.
    """

    of_kind: str = ""
    of_id: str = ""
    of_field: str = ""
    base: str = ""
    mine: str = ""
    mine_by: str = ""
    mine_at: str = ""
    theirs: str = ""
    theirs_by: str = ""
    theirs_at: str = ""
    decided: bool | None = None
    base_id: str = ""
    mine_id: str = ""
    theirs_id: str = ""
