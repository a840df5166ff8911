"""Optional parts: which extra brings a package that is missing, in the words of the library's own metadata."""

import re
import sys
from importlib import metadata
from importlib.util import find_spec

_REQUIREMENT = re.compile(r"^([\w.-]+).*extra == ['\"]([\w-]+)['\"]")


class MissingExtra(ImportError):
    """A part of the library needs a package that is not installed; the message names what to install."""


def missing(error: ModuleNotFoundError, what: str) -> ImportError:
    """The error that tells a user what to install.

    Parameters
    ----------
    error : what the import of an optional package raised
    what : the part of the library that needs it, as the user calls it

    Returns
    -------
    ImportError
        a :class:`MissingExtra` where an extra of the library brings the
        package, else ``error`` itself.

    >>> missing(ModuleNotFoundError("no", name="papermill"), "rendering")
    MissingExtra("rendering needs papermill: pip install 'tidynews[notebooks]'")
    >>> missing(ModuleNotFoundError("no", name="nowhere"), "rendering")
    ModuleNotFoundError('no')
    """
    package = (error.name or "").partition(".")[0]
    extra = _extras().get(_key(package))
    return MissingExtra(f"{what} needs {package}: pip install 'tidynews[{extra}]'") if extra else error


def need(*packages: str, what: str) -> None:
    """Make sure that optional packages are installed before a part begins that cannot do without them.

    Raises
    ------
    MissingExtra
        one is not; the message names what to install.

    >>> need("json", what="rendering")
    """
    for package in packages:
        try:
            found = package in sys.modules or find_spec(package)
        except ModuleNotFoundError:
            found = None
        if not found:
            raise missing(ModuleNotFoundError(f"No module named {package!r}", name=package), what)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _extras() -> dict[str, str]:
    """The extra of each optional package."""
    found = (_REQUIREMENT.match(line) for line in metadata.requires("tidynews") or ())
    return {_key(match[1]): match[2] for match in found if match}
