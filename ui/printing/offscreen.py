"""A Qt to paint with where there is no window: on a server, in a script."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from ui.app import application


def demand_fonts() -> None:
    """See to it that letters can be painted: without an application Qt has no fonts."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux"):
            # no window will be shown, so none has to be possible; the fonts are those of the machine all the same
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        application()
