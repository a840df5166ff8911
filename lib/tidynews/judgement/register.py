"""The user's register of sources: whom they hold reliable, in a ``sources.csv``."""

import csv
from dataclasses import dataclass
from pathlib import Path

from tidynews.judgement.terms import words_of

GRADES = "ABCDEF"
COLUMNS = ("name", "reliability", "note")
CANNOT_BE_JUDGED = "F"


class RegisterError(ValueError):
    """The register cannot be used; the message names the file and the line."""


@dataclass(frozen=True)
class Register:
    """Reliability of sources, Admiralty A (completely reliable) to E (unreliable), F (cannot be judged).

    Attributes
    ----------
    grades : name in lower-case words to grade
    """

    grades: dict[tuple[str, ...], str]

    @classmethod
    def load(cls, source=None) -> "Register":
        """The register in a file; an empty one for None.

        Parameters
        ----------
        source : None, a Register, or the path of a CSV file with the columns
            ``name, reliability, note`` (``note`` and further columns may be missing).

        Raises
        ------
        RegisterError
            the file cannot be read, a column is missing, or a line has no
            name, a grade other than A to F, or a name that was given before.
        """
        if isinstance(source, cls):
            return source
        return cls({}) if source is None or source == "" else cls(_read(Path(source)))

    def reliability(self, description: str) -> str:
        """The grade of the longest registered name that stands in a description of a source.

        >>> Register({("un",): "B"}).reliability("the UN office in Geneva")
        'B'
        >>> Register({}).reliability("anybody")
        'F'
        """
        words = words_of(description)
        for size in sorted({len(name) for name in self.grades}, reverse=True):
            for i in range(len(words) - size + 1):
                grade = self.grades.get(tuple(words[i : i + size]))
                if grade:
                    return grade
        return CANNOT_BE_JUDGED


def _read(path: Path) -> dict[tuple[str, ...], str]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = {"name", "reliability"} - set(reader.fieldnames or ())
            if missing:
                raise RegisterError(f"{path}: the columns {', '.join(COLUMNS)} are needed; missing: {', '.join(sorted(missing))}")
            return _grades(path, reader)
    except OSError as error:
        raise RegisterError(f"{path}: cannot read the register of sources ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"{path}: not a CSV file in UTF-8 ({error})") from error


def _grades(path, reader):
    grades = {}
    for row in reader:
        where = f"{path}, line {reader.line_num}"
        name, grade = tuple(words_of(row["name"])), (row["reliability"] or "").strip().upper()
        if not name:
            raise RegisterError(f"{where}: the name is empty")
        if len(grade) != 1 or grade not in GRADES:
            raise RegisterError(f"{where}: reliability must be one of {', '.join(GRADES)}, not {row['reliability']!r}")
        if name in grades:
            raise RegisterError(f"{where}: {row['name']!r} is registered twice; keep one line")
        grades[name] = grade
    return grades
