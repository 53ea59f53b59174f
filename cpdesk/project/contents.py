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
_ZIP, _OLE, _OFFICE = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "application/vnd.openxmlformats-officedocument",
)
_SIGNATURES = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/bmp": (b"BM",),
    "image/webp": (b"RIFF",),
    "image/tiff": (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
    "application/pdf": (b"%PDF",),
    "image/vnd.dwg": (b"AC10",),
    "application/vnd.ms-excel": (_OLE,),
    "application/msword": (_OLE,),
    f"{_OFFICE}.spreadsheetml.sheet": (_ZIP,),
    f"{_OFFICE}.wordprocessingml.document": (_ZIP,),
    f"{_OFFICE}.presentationml.presentation": (_ZIP,),
}


def read_file(path: Path) -> tuple[bytes, str]:
    """Return the content and the media type of a file that is to be attached; too large or unknown is refused."""
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        known = " ".join(sorted(MEDIA_TYPES))
        raise DataFault(
            N_("{file} cannot be attached: files of its kind are not. Those are: {known}."),
            file=path.name,
            known=known,
        )
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_MIB * 2**20 else b""
    except OSError as error:
        raise EnvironmentFault(
            N_("{file} cannot be read: check that it is there and that you may read it."), file=path
        ) from error
    if size > LARGEST_MIB * 2**20:
        raise DataFault(
            N_("{file} was not attached: it is larger than {limit} MiB. Attach a smaller copy."),
            file=path.name,
            limit=LARGEST_MIB,
        )
    if not content.startswith(_SIGNATURES.get(media_type, (b"",))):
        raise DataFault(
            N_("{file} was not attached: it is not what its name says. Open and save it again."),
            file=path.name,
        )
    return content, media_type


def put(connection: sqlite3.Connection, content: bytes, media_type: str) -> str:
    """Keep a content once and return its hash."""
    digest = hashlib.sha256(content).hexdigest()
    connection.execute(
        "INSERT INTO cpdesk_content(hash, media_type, size, content) VALUES (?, ?, ?, ?) ON CONFLICT(hash) DO NOTHING",
        (digest, media_type, len(content), content),
    )
    return digest


def get(connection: sqlite3.Connection, digest: str, path: Path) -> bytes | None:
    """Return the content of this hash, or None where the project has none; a damaged one is refused."""
    row = connection.execute("SELECT content FROM cpdesk_content WHERE hash = ?", (digest,)).fetchone()
    if row is None:
        return None
    if hashlib.sha256(row[0]).hexdigest() != digest:
        raise EnvironmentFault(
            N_(
                "An attachment in {path} is damaged. Attach its file again, or restore a backup of the project."
            ),
            path=path,
        )
    return row[0]


def all_contents(connection: sqlite3.Connection, path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield hash, media type and content of all that an attachment names, by hash."""
    named = connection.execute(
        "SELECT hash, media_type FROM cpdesk_content WHERE hash IN (SELECT content_hash FROM attachment) ORDER BY hash"
    )
    for (
        digest,
        media_type,
    ) in named.fetchall():  # no query stays open meanwhile: it would keep a writer waiting
        content = get(connection, digest, path)
        if content is not None:
            yield digest, media_type, content
