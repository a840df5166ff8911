"""A notebook's cells run inside this process, their outputs kept as a Jupyter kernel would send them."""

import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

_HIDDEN_MIME = "application/vnd.jupyter.widget-view+json"


class CellError(RuntimeError):
    """A cell of a notebook failed: which one, and how."""

    def __init__(self, number: int, source: str, name: str, value: str):
        first = next(iter(source.strip().splitlines()), "")
        super().__init__(f"cell {number} ({first[:80]}): {name}: {value}")


class _Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, *, transient=None, update=False, **_):
        shown = {mime: value for mime, value in data.items() if mime != _HIDDEN_MIME}
        self.shell.keep(nbformat.v4.new_output("display_data", data=shown, metadata=metadata or {}))

    def clear_output(self, wait=False):
        self.shell.outputs.clear()


class _Hook(DisplayHook):
    def __call__(self, result=None):
        if result is None or self.quiet():
            return
        data, metadata = self.shell.display_formatter.format(result)
        self.update_user_ns(result)
        self.shell.keep(
            nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=self.shell.execution_count)
        )


class _Stream:
    """A text stream that becomes stream outputs of the running cell."""

    encoding, errors, closed = "utf-8", "strict", False

    def __init__(self, shell, name):
        self.shell, self.name = shell, name

    def write(self, text):
        last = self.shell.outputs[-1] if self.shell.outputs else None
        if last and last.output_type == "stream" and last.name == self.name:
            last.text += text
        else:
            self.shell.keep(nbformat.v4.new_output("stream", name=self.name, text=text))
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


class Shell(InteractiveShell):
    """An IPython shell without a terminal or a kernel, that keeps what its cells show."""

    def __init__(self, **more):
        self.outputs = []
        super().__init__(displayhook_class=_Hook, display_pub_class=_Publisher, **more)

    def keep(self, output):
        """Add one output to those of the running cell."""
        self.outputs.append(output)

    def _showtraceback(self, kind, value, lines):
        self.keep(nbformat.v4.new_output("error", ename=kind.__name__, evalue=str(value), traceback=list(lines)))


@cache
def shell() -> Shell:
    """The one shell of this process, with charts shown in line as in a notebook."""
    from matplotlib import pyplot
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InlineBackend.figure_formats = {"retina"}  # sharp on paper and on a phone
    config.InlineBackend.print_figure_kwargs = {"bbox_inches": None}  # charts lay themselves out; each is drawn once
    Shell.clear_instance()
    made = Shell.instance(config=config, colors="nocolor")
    made.enable_gui = lambda gui=None: None
    made.run_line_magic("matplotlib", "inline")
    pyplot.uninstall_repl_displayhook()
    return made


def forget() -> None:
    """Begin a new session in the one shell, with nothing left of the cells that ran."""
    running = shell()
    running.reset(new_session=True)
    running.user_module.__spec__ = None  # IPython takes it away, and starting a process asks for it


def run(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Run a notebook's code cells in order, in place, and stop at the first that fails.

    Raises
    ------
    CellError
        naming the cell, counted from 1 over all cells; its outputs and those
        of the cells before it are in the notebook.
    """
    running = shell()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    code = [(n, cell) for n, cell in enumerate(notebook.cells, 1) if cell.cell_type == "code" and cell.source.strip()]
    for number, cell in code:
        running.outputs = []
        with redirect_stdout(_Stream(running, "stdout")), redirect_stderr(_Stream(running, "stderr")):
            cell.execution_count = running.execution_count
            result = running.run_cell(cell.source, store_history=True)
            sys.stdout.flush()
        cell.outputs = running.outputs
        if not result.success and "raises-exception" not in cell.metadata.get("tags", ()):
            error = result.error_before_exec or result.error_in_exec
            raise CellError(number, cell.source, type(error).__name__, str(error))
    return notebook
