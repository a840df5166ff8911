"""``tidynews notebooks``: a copy of the notebooks that come with the library, to open and change."""


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("notebooks", help="copy the notebooks into a folder of yours")
    parser.add_argument("folder", help="where to put them; made if it is not there")
    parser.add_argument("--force", action="store_true", help="replace notebooks of the same name")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Copy them, and say where they are."""
    from pathlib import Path

    from tidynews.showing import reading

    folder = Path(options.folder)
    found = sorted(Path(reading.resolve("notebooks")).glob("*.ipynb"))
    if not found:
        raise FileNotFoundError("no notebooks came with this installation; install tidynews again")
    taken = [folder / path.name for path in found if (folder / path.name).exists()]
    if taken and not options.force:
        raise FileExistsError(f"{taken[0]}: is there already; name another folder, or replace it with --force")
    folder.mkdir(parents=True, exist_ok=True)
    for path in found:
        _copy(path, folder / path.name)
    print(f"{len(found)} notebooks in {folder}; open them with: jupyter lab {folder}")
    return 0


def _copy(path, target):
    import os

    aside = target.with_name(f".{target.name}.part")
    aside.write_bytes(path.read_bytes())
    os.replace(aside, target)
