"""The contents of attachments: kept once under their hash, outside the change log."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.language import N_

LARGEST_MIB = 25
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".dwg": "image/vnd.dwg",
    ".dxf": "image/vnd.dxf",
}
_SIGNATURES = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF8",),
    "application/pdf": (b"%PDF",),
}


def read_file(path: Path) -> tuple[bytes, str]:
    """Return the content and the media type of a file that is to be attached; too large or unknown is refused."""
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        known = " ".join(sorted(MEDIA_TYPES))
        raise DataFault(N_("{file} cannot be attached: its kind is not known. Known are {known}."), file=path.name, known=known)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_MIB * 2**20 else b""
    except OSError as error:
        raise EnvironmentFault(N_("{file} cannot be read."), file=path) from error
    if size > LARGEST_MIB * 2**20:
        raise DataFault(N_("{file} is larger than {limit} MiB and was not attached."), file=path.name, limit=LARGEST_MIB)
    if not content.startswith(_SIGNATURES.get(media_type, (b"",))):
        raise DataFault(N_("{file} is not what its name says and was not attached."), file=path.name)
    return content, media_type


def put(connection: sqlite3.Connection, content: bytes, media_type: str) -> str:
    """Keep a content once and return its hash."""
    digest = hashlib.sha256(content).hexdigest()
    connection.execute(
        "INSERT INTO cpdesk_content(hash, media_type, size, content) VALUES (?, ?, ?, ?) ON CONFLICT(hash) DO NOTHING",
        (digest, media_type, len(content), content),
    )
    return digest


def get(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Return the content of this hash; None where the project has none or it is damaged."""
    row = connection.execute("SELECT content FROM cpdesk_content WHERE hash = ?", (digest,)).fetchone()
    return row[0] if row is not None and hashlib.sha256(row[0]).hexdigest() == digest else None


def all_contents(connection: sqlite3.Connection) -> Iterator[tuple[str, str, bytes]]:
    """Yield hash, media type and content of all that an attachment names, by hash."""
    yield from connection.execute(
        "SELECT hash, media_type, content FROM cpdesk_content "
        "WHERE hash IN (SELECT content_hash FROM attachment) ORDER BY hash"
    )
