"""The style sheet: little beyond what the palette does."""

from ui.theme.palette import Colours


def style_sheet(colours: Colours) -> str:
    """Return the style sheet of a scheme."""
    g = colours.greys
    return f"""
QWidget {{ font-size: 13px; }}
QLabel#brand {{ font-size: 28px; font-weight: 600; color: {colours.accent}; }}
QLabel#title {{ font-size: 18px; font-weight: 600; }}
QLabel#section {{ font-weight: 600; color: {g[5]}; padding-top: 8px; }}
QLabel#about, QLabel#hint, QLabel#progress {{ color: {g[5]}; }}
QLabel#told {{ background: {colours.tint}; color: {g[6]}; padding: 8px 16px; border-bottom: 1px solid {g[3]}; }}
QTableView {{ gridline-color: {g[2]}; border: 1px solid {g[2]}; selection-background-color: {colours.tint};
  selection-color: {g[6]}; }}
QHeaderView::section {{ background: {g[1]}; color: {g[5]}; border: none; border-right: 1px solid {g[2]};
  border-bottom: 1px solid {g[3]}; padding: 3px 6px; }}
QTreeView, QListView, QTextBrowser {{ border: none; background: {g[0]}; }}
QTreeView::item, QListView::item {{ padding: 3px 2px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {colours.tint}; color: {g[6]}; }}
QTabBar::tab {{ padding: 5px 10px; border: none; border-bottom: 2px solid transparent; color: {g[5]}; }}
QTabBar::tab:selected {{ border-bottom: 2px solid {colours.accent}; color: {g[6]}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {g[2]}; }}
QSplitter::handle {{ background: {g[2]}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QPushButton {{ padding: 6px 14px; border: 1px solid {g[3]}; border-radius: 4px; background: {g[0]}; }}
QPushButton:hover, QPushButton:focus {{ border-color: {colours.accent}; }}
QLineEdit, QPlainTextEdit, QComboBox {{ border: 1px solid {g[3]}; border-radius: 3px; padding: 3px 5px;
background: {g[0]}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border-color: {colours.accent}; }}
QToolTip {{ border: 1px solid {g[3]}; padding: 3px; }}
QStatusBar {{ border-top: 1px solid {g[2]}; }}
"""
