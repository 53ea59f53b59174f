"""When CPDesk itself is wrong: the person is told, the work goes on, and a report can be saved."""

import platform
import sys
import traceback
from collections import deque
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from cpdesk.language import Language

KEPT_LINES = 300
_SEVERE = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Defects(QObject):
    """Keeps what Qt says and what no part of the program caught; tells when something of it is a defect."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: deque[str] = deque(maxlen=KEPT_LINES)
        self.traces: list[str] = []
        self._hook: Callable[..., object] | None = None
        self._handler: object = None

    def install(self) -> None:
        """Take over what is not caught anywhere."""
        self._hook, sys.excepthook = sys.excepthook, self._on_error
        self._handler = qInstallMessageHandler(self._on_qt)

    def remove(self) -> None:
        """Give back what was taken over."""
        if self._hook is not None:
            sys.excepthook, self._hook = self._hook, None
            qInstallMessageHandler(self._handler)  # type: ignore[arg-type]

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.note("".join(traceback.format_exception(kind, error, trace)))

    def note(self, trace: str) -> None:
        """Keep a defect and tell of it."""
        self.traces.append(trace)
        self._log(trace)
        self.happened.emit(trace)

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        self._log(f"Qt {kind.name}: {text}")
        if kind in _SEVERE:
            self.traces.append(text)
            self.happened.emit(text)

    def _log(self, text: str) -> None:
        self.lines.append(f"{datetime.now():%H:%M:%S} {text.rstrip()}")
        if sys.stderr is not None:
            print(text.rstrip(), file=sys.stderr)

    def report(self, language: Language, data: str = "") -> str:
        """Return the report: versions, what happened, what was said before; `data` only if the person wants it."""
        parts = [
            f"CPDesk report, {datetime.now():%Y-%m-%d %H:%M:%S}",
            f"CPDesk {_version()}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            f"Language: {language.code}",
            "What happened:\n" + "\n".join(self.traces or ["(nothing)"]),
            "What was said before:\n" + "\n".join(self.lines),
        ]
        return "\n\n".join([*parts, *(["The project:\n" + data] if data else [])]) + "\n"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("cpdesk")
    except PackageNotFoundError:
        return "from its sources"
