"""``tidynews check``: whether a folder of tables is as it was written."""


def add(commands):
    """Declare the command."""
    parser = commands.add_parser("check", help="say what is damaged in a folder of tables")
    parser.add_argument("folder", help="what tidynews parse or Tables.save wrote")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Print a line for each file that is missing, damaged or foreign; 1 when there is one."""
    from tidynews.showing import escape
    from tidynews.showing.phrases import tally
    from tidynews.tables import stored

    n, found = stored.faults(options.folder)
    for file, reason in found:
        print(escape.visible(f"{options.folder}/{file}: {reason}"))
    if found:
        print(f"{tally(len(found), 'fault')}; {stored.MEND}")
        return 1
    print(escape.visible(f"{tally(n, 'file')} in {options.folder}, all as they were written"))
    return 0
