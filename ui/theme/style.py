"""The style sheet: little beyond what the palette does. Sizes follow the system's font, so they scale with it."""

from PySide6.QtGui import QFont

from cpdesk.reference.folders import resource_folder
from ui.theme.palette import Colours

SMALLEST_PT = 9.75
"""13 pixels on a screen at 100 %; a system font that is larger is kept."""


def base_font(system: QFont) -> QFont:
    """Return the system's font, not smaller than is good to read."""
    font = QFont(system)
    if font.pointSizeF() > 0:
        font.setPointSizeF(max(font.pointSizeF(), SMALLEST_PT))
    return font


def style_sheet(colours: Colours, base_pt: float = SMALLEST_PT) -> str:
    """Return the style sheet of a scheme."""
    looks = (_texts(colours, base_pt), *(look(colours) for look in _LOOKS), _choices(colours, base_pt))
    return "".join(looks)


def _texts(colours: Colours, base_pt: float) -> str:
    """Labels: titles, what is said about things, faults."""
    g = colours.greys
    return f"""
QLabel#brand {{ font-size: {base_pt * 2.2:.2f}pt; font-weight: 600; color: {colours.accent}; }}
QLabel#title {{ font-size: {base_pt * 1.35:.2f}pt; font-weight: 600; }}
QLabel#headTitle {{ font-weight: 600; color: {g[5]}; }}
QLabel#section {{ font-weight: 600; color: {g[5]}; padding-top: 8px; }}
QLabel#about, QLabel#hint, QLabel#progress, QLabel#fieldTitle, QLabel#quiet {{ color: {g[5]}; }}
QLabel#fault {{ color: {colours.red}; }}
"""


def _strips(colours: Colours) -> str:
    """Strips with a ground of their own: notices and what is missing."""
    g = colours.greys
    return f"""
QFrame#line {{ background: {g[2]}; border: none; }}
QFrame#strip {{ border: none; }}
QWidget#said {{ background: {colours.tint}; border-bottom: 1px solid {g[3]}; }}
QWidget#wrong {{ background: {colours.tint_red}; border-bottom: 1px solid {colours.red}; }}
QWidget#banner {{ background: {colours.tint_amber}; border-bottom: 1px solid {colours.amber}; }}
QWidget#missing {{ background: {g[1]}; border: 1px solid {g[2]}; border-radius: 4px; }}
QLabel#sign {{ font-weight: 700; color: {g[6]}; }}
"""


def _links(colours: Colours) -> str:
    """Buttons that look like links, and the choice of language."""
    g = colours.greys
    return f"""
QToolButton#link, QPushButton#link {{ border: none; background: transparent; padding: 2px 4px;
  color: {colours.accent}; text-decoration: underline; }}
QPushButton#link {{ text-align: left; }}
QPushButton#link:disabled {{ color: {g[4]}; text-decoration: none; }}
QToolButton#link:focus, QPushButton#link:focus {{ border: 1px solid {colours.accent}; border-radius: 3px; }}
QToolButton#language {{ border: none; padding: 3px 6px; color: {g[5]}; }}
QToolButton#language:checked {{ color: {colours.accent}; font-weight: 600;
  border-bottom: 2px solid {colours.accent}; }}
"""


def _bars(colours: Colours) -> str:
    """The bars of the window: tools, menus, status, progress."""
    g = colours.greys
    return f"""
QToolBar {{ border: none; border-bottom: 1px solid {g[2]}; spacing: 4px; padding: 4px 8px; background: {g[1]}; }}
QToolBar QToolButton {{ padding: 4px; border: 1px solid transparent; border-radius: 4px; }}
QToolBar QToolButton:hover, QToolBar QToolButton:focus {{ border-color: {g[3]}; background: {g[0]}; }}
QToolBar#sheetTools QToolButton:checked {{ border-color: {colours.accent}; background: {colours.tint}; }}
QMenuBar {{ background: {g[1]}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 8px; background: transparent; }}
QMenuBar::item:selected {{ background: {g[2]}; }}
QStatusBar {{ border-top: 1px solid {g[2]}; background: {g[1]}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 2px 6px; color: {g[5]}; }}
QProgressBar {{ border: 1px solid {g[3]}; border-radius: 3px; background: {g[0]}; }}
QProgressBar::chunk {{ background: {colours.accent}; }}
"""


def _lists(colours: Colours) -> str:
    """Grids, lists, trees and texts to read."""
    g = colours.greys
    return f"""
QTableView {{ gridline-color: {g[2]}; border: 1px solid {g[2]}; selection-background-color: {colours.tint};
  selection-color: {g[6]}; }}
QHeaderView::section {{ background: {g[1]}; color: {g[5]}; border: none; border-right: 1px solid {g[2]};
  border-bottom: 1px solid {g[3]}; padding: 3px 6px; }}
QTreeView, QListView, QTextBrowser {{ border: none; background: {g[0]}; }}
QTreeView::item, QListView::item {{ padding: 3px 2px; }}
QTreeView::item:hover, QListView::item:hover {{ background: {g[1]}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {colours.tint}; color: {g[6]}; }}
"""


def _tabs(colours: Colours) -> str:
    """Tabs and the lines between panes."""
    g = colours.greys
    return f"""
QTabBar {{ background: transparent; }}
QTabBar::tab {{ padding: 5px 10px; border: none; border-bottom: 2px solid transparent; color: {g[5]}; }}
QTabBar::tab:selected {{ border-bottom: 2px solid {colours.accent}; color: {g[6]}; }}
QTabBar::tab:hover {{ color: {g[6]}; }}
QTabBar::tab:focus {{ color: {colours.accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {g[2]}; background: {g[0]}; }}
QSplitter::handle {{ background: {g[2]}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
"""


def _buttons(colours: Colours) -> str:
    """Buttons to press."""
    g = colours.greys
    return f"""
QPushButton {{ padding: 6px 14px; border: 1px solid {g[3]}; border-radius: 4px; background: {g[0]}; }}
QPushButton:hover, QPushButton:focus {{ border-color: {colours.accent}; }}
QPushButton:disabled {{ color: {g[4]}; border-color: {g[2]}; }}
QPushButton#start {{ text-align: left; padding: 9px 14px; }}
"""


def _fields(colours: Colours) -> str:
    """Fields to type into."""
    g = colours.greys
    return f"""
QLineEdit, QPlainTextEdit {{ border: 1px solid {g[3]}; border-radius: 3px; padding: 3px 5px; background: {g[0]}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {colours.accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 1px solid {colours.red};
  background: {colours.tint_red}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {g[5]}; background: {g[1]}; }}
"""


def _choices(colours: Colours, base_pt: float) -> str:
    """Fields to choose from."""
    g = colours.greys
    icons = (resource_folder() / "icons").as_posix()
    return f"""
QComboBox {{ border: 1px solid {g[3]}; border-radius: 3px; padding: 3px 5px; background: {g[0]}; color: {g[6]}; }}
QComboBox:focus, QComboBox:on {{ border-color: {colours.accent}; }}
QComboBox[wrong="true"] {{ border-color: {colours.red}; background: {colours.tint_red}; }}
QComboBox:disabled {{ color: {g[5]}; background: {g[1]}; }}
QComboBox::drop-down {{ border: none; width: {base_pt * 2:.0f}px; }}
QComboBox::down-arrow {{ image: url("{icons}/arrow.svg"); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {g[0]}; border: 1px solid {g[3]};
  selection-background-color: {colours.tint}; selection-color: {g[6]}; }}
QCheckBox {{ spacing: 6px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {g[4]}; border-radius: 3px; background: {g[0]}; }}
QCheckBox::indicator:focus {{ border-color: {colours.accent}; }}
QCheckBox::indicator:checked {{ background: {colours.accent}; border-color: {colours.accent};
  image: url("{icons}/check_{"dark" if colours.dark else "light"}.svg"); }}
"""


def _forms(colours: Colours) -> str:
    """Forms and what is told over things."""
    g = colours.greys
    return f"""
QScrollArea {{ border: none; }}
QScrollArea#form, QWidget#formBody {{ background: {g[0]}; }}
QToolTip {{ border: 1px solid {g[3]}; padding: 3px; background: {g[0]}; color: {g[6]}; }}
"""


_LOOKS = (_strips, _links, _bars, _lists, _tabs, _buttons, _fields, _forms)
