"""Bytes from disk, and text from bytes, each with its guards."""

import codecs
import errno
import os
import re
import stat
from pathlib import Path

from tidynews.text.readers.errors import ArticleError

LARGEST = 20_000_000  # bytes of one article's file

_MARKS = (  # the four-byte marks first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (or a Word file)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"PAR1", "a Parquet file"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = re.compile("[€‚„…‘’“”•–—™\u00a0-\u00ffŒœŠšŽžŸ]")
_MOST_WESTERN = 0.1  # of all characters: beyond this the text is in no language of Western Europe
_NOT_ENGLISH = "write it as UTF-8 (for example: iconv -f {0} -t utf-8), or name its encoding"


def shown(path) -> str:
    """A path as text that every table can hold, whatever bytes its name has."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")


def read_bytes(path, largest: int = LARGEST) -> bytes:
    """The content of a regular file of at most ``largest`` bytes.

    Raises
    ------
    ArticleError
        it is missing, a folder, a pipe or device, unreadable, empty or too large.
    """
    name = shown(path)
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > largest:
            raise ArticleError(name, f"has {size:,} bytes, more than the limit of {largest:,}", _RAISE_LIMIT)
        try:
            data = file.read(largest + 1)
        except OSError as error:
            raise ArticleError(name, *why_not_read(error)) from None
    if not data:
        raise ArticleError(name, "is empty", "put the article's text in it, or leave it out")
    return data


_RAISE_LIMIT = "raise the limit with max_bytes= (--max-bytes), or split the file"


def open_regular(path):
    """Open a regular file for reading bytes; a pipe or device is refused, not waited for."""
    name = shown(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise ArticleError(name, *_why_not_opened(path, error)) from None
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return open(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise ArticleError(name, "is a folder", "read a folder with parse_many (tidynews parse)")
    raise ArticleError(name, "is a pipe or a device, not a file", "save the article as a file first")


def why_not_read(error: OSError) -> tuple[str, str]:
    """The reason and the remedy of a read that failed after the file was opened."""
    return f"cannot be read to its end ({error.strerror or error})", "check the disk, and copy the file anew"


def _why_not_opened(path, error) -> tuple[str, str]:
    number = getattr(error, "errno", None)
    if number in (errno.ENOENT, errno.ENOTDIR):
        if os.path.islink(path):
            return "is a link to a file that does not exist", "restore the file or remove the link"
        return "does not exist", "check the path"
    if number == errno.EACCES:
        return "may not be read (no permission)", "give read permission (chmod u+r)"
    if number == errno.EISDIR:
        return "is a folder", "read a folder with parse_many (tidynews parse)"
    if number in (errno.ENXIO, errno.ENODEV):
        return "is a socket or a device, not a file", "save the article as a file first"
    return f"cannot be opened ({getattr(error, 'strerror', None) or error})", "check the path and the disk"


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a file: UTF-8, UTF-16 or -32, or Windows-1252; everything else is refused.

    Nothing is altered: line ends stay as they are, only a byte-order mark is taken off.

    >>> decode("a – b".encode("cp1252"), "a.txt")
    'a – b'

    Raises
    ------
    ArticleError
        it is no text, or in an encoding that cannot be told with certainty.
    """
    encoding = encoding or _marked(data) or _unmarked_utf16(data) or "utf-8"
    if encoding == "utf-8":
        _refuse_binary(data, name)
    try:
        text = data.decode(encoding)
    except LookupError:
        raise ArticleError(name, f"cannot be read as {encoding!r}: no such encoding", "name another one") from None
    except UnicodeDecodeError as error:
        text = _not_utf8(data, name, encoding, error)
    return checked(text, name)


def checked(text: str, name: str) -> str:
    """``text``, if an article can be made of it.

    Raises
    ------
    ArticleError
        it holds nothing but white space, or half a surrogate pair.
    """
    if not text or text.isspace():
        raise ArticleError(name, "holds no text, only white space", "put the article's text in it, or leave it out")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(
            name, f"holds half a surrogate pair at character {error.start:,}", "decode the text again, from its bytes"
        ) from None
    return text


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:4000]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, name: str):
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(name, f"is {what}, not a text", "save the article as plain text, Markdown or HTML")
    head = data[:100_000]
    if len(_CONTROL.findall(head)) > 0.02 * len(head) or b"\x00\x00\x00\x00" in head:
        raise ArticleError(name, "is binary, not a text", "save the article as plain text, Markdown or HTML")


def _not_utf8(data: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> str:
    at = f"byte {error.start:,}"
    if encoding not in ("utf-8", "utf-8-sig"):
        raise ArticleError(name, f"is not {encoding} ({at})", "name its encoding, or write it as UTF-8") from None
    if error.reason == "unexpected end of data":
        raise ArticleError(name, f"breaks off inside a character ({at})", "fetch the file again: it is cut") from None
    if not data.decode("utf-8", "ignore").isascii():
        raise ArticleError(name, f"is broken UTF-8 ({at})", "fetch the file again, or repair that byte") from None
    text = data.decode("cp1252", "replace")
    odd = [c for c in text if c > "\x7f"]
    if encoding == "utf-8" and all(_WESTERN.match(c) for c in odd) and len(odd) <= 2 + _MOST_WESTERN * len(text):
        return text
    guess = _guess(data)
    reason = f"is neither UTF-8 ({at}) nor Windows-1252" + (f"; it looks like {guess}" if guess else "")
    raise ArticleError(name, reason, _NOT_ENGLISH.format(guess or "<encoding>")) from None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    return best.encoding if best else None
