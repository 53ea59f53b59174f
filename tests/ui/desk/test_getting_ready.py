"""The code of the desk is loaded while the start page is looked at, so that a project opens at once."""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]
STARTED = """
import sys
from PySide6.QtCore import QTimer
from cpdesk.language import ENGLISH
from ui.app import application
app = application()
from ui.main_window import MainWindow
from ui.preparing import PIECES
window = MainWindow(ENGLISH)
window.show()
assert "ui.desk" not in sys.modules
def look():
    if "ui.desk" in sys.modules and not window.jobs.busy:
        assert set(PIECES) <= sys.modules.keys()
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
app.exec()
window.close()
print("ready")
"""


def test_the_desk_is_loaded_behind_the_start_page(tmp_path):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(TOP),
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", STARTED],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "ready", done.stderr
