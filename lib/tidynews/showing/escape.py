"""Text from an article is data: made harmless before it is shown anywhere."""

import html as _html
import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff]")


def visible(value) -> str:
    """Control characters, bidirectional overrides and lone surrogates replaced by their code points.

    >>> visible("red \\x1b[31m, turned \\u202e round")
    'red [U+001B][31m, turned [U+202E] round'
    """
    return _CONTROL.sub(lambda match: f"[U+{ord(match.group()):04X}]", str(value))


def html(value) -> str:
    """A value as HTML text, safe between tags and inside quoted attributes.

    >>> html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return _html.escape(visible(value), quote=True)


def name(value: str, longest: int = 60) -> str:
    """A name for a file or an HTML id, made of letters, digits, ``.``, ``_`` and ``-`` only.

    >>> name("../a b<c>.txt")
    'a-b-c-.txt'
    """
    return re.sub(r"[^A-Za-z0-9._-]+", "-", value).lstrip(".-")[:longest] or "x"
