"""The page of the diagram in the middle of the desk: head, tools, palette, sheet, and the streams below."""

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.edits import sheet_drawing, sheets
from cpdesk.language import N_, Message
from cpdesk.records.diagrams import Sheet, SheetKind
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment
from cpdesk.records.record import Record
from cpdesk.tables.sheet_tree import sheet_of_unit, sheets_in_order, sheets_of_equipment, sheets_of_stream
from ui.ask import Asker
from ui.diagram.commands import SheetCommands
from ui.diagram.editor import SheetEditor
from ui.diagram.no_sheet import NoSheet
from ui.diagram.page_head import SheetHead
from ui.diagram.palette import SymbolPalette
from ui.diagram.sheet_actions import SheetActions
from ui.diagram.stream_pane import StreamPane
from ui.diagram.tool_bar import SheetBar
from ui.session import Session
from ui.theme.palette import Colours


class DiagramPage(QWidget):
    """One sheet at a time, with all that is needed to draw it."""

    record_chosen = Signal(str, str)
    row_asked = Signal(str, str)
    sheet_shown = Signal(str)

    def __init__(
        self,
        session: Session,
        asker: Asker,
        colours: Colours,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.asker = asker
        self.settings = settings
        self.editor = SheetEditor(session, colours, self)
        self.commands = SheetCommands(self.editor)
        self.actions_of_sheet = SheetActions(session, self.commands, colours, self.editor)
        self.head = SheetHead(session, self)
        self.bar = SheetBar(self.actions_of_sheet, self)
        self.palette_of_symbols = SymbolPalette(session, colours, self.editor, self)
        self.streams = StreamPane(session, colours, settings, self)
        self.empty = NoSheet(session, self)
        self._lay_out()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.across = QSplitter(Qt.Orientation.Horizontal, self)
        self.across.addWidget(self.palette_of_symbols)
        self.across.addWidget(self.editor)
        self.across.setStretchFactor(1, 1)
        self.across.setSizes([letter * 26, letter * 120])
        self.down = QSplitter(Qt.Orientation.Vertical, self)
        self.down.addWidget(self.across)
        self.down.addWidget(self.streams)
        self.down.setStretchFactor(0, 4)
        self.down.setStretchFactor(1, 1)
        self.down.setSizes([620, 150])
        sheet = QWidget(self)
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        tools = QHBoxLayout()
        tools.addWidget(self.bar, 1)
        tools.addWidget(self.bar.field)
        inner.addLayout(tools)
        inner.addWidget(self.down, 1)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.stack, 1)
        for name, splitter in (("across", self.across), ("down", self.down)):
            state = self.settings.value(f"diagram/{name}") if self.settings is not None else None
            if state is not None:
                splitter.restoreState(state)

    def _connect(self) -> None:
        editor = self.editor
        editor.chosen.connect(self._on_chosen)
        editor.shown.connect(self._show_state)
        editor.sheet_asked.connect(self.open_sheet)
        editor.row_asked.connect(self.row_asked)
        editor.find_asked.connect(self.bar.start_finding)
        editor.scan_asked.connect(self._ask_scan)
        editor.view.menu_asked.connect(self._pop_up)
        editor.view.zoomed.connect(self.bar.show_zoom)
        self.bar.find_asked.connect(self._find)
        self.palette_of_symbols.kind_asked.connect(self._place)
        self.streams.stream_chosen.connect(lambda stream: editor.choose_record("stream", stream))
        self.head.rest_asked.connect(self.commands.draw_the_rest)
        self.head.sheet_asked.connect(self.open_beside)
        self.empty.draw_asked.connect(self._draw_first)

    def remember(self) -> None:
        """Keep the layout for the next time."""
        if self.settings is not None:
            self.settings.setValue("diagram/across", self.across.saveState())
            self.settings.setValue("diagram/down", self.down.saveState())
            self.settings.setValue("diagram/sheet", self.editor.sheet)
            self.settings.setValue("diagram/chosen", " ".join(self.editor.chosen_keys))

    # Which sheet is shown

    def open_sheet(self, sheet: str, stream: str = "") -> None:
        """Show a sheet, at a stream if one is named."""
        self.editor.open_sheet(sheet)
        if stream and self.editor.is_open:
            self.editor.choose_record("stream", stream)
        self.sheet_shown.emit(self.editor.sheet)

    def open_some(self) -> None:
        """Show the sheet that was shown last, else the first; the page that teaches where there is none."""
        if self.editor.is_open:
            return
        kept = str(self.settings.value("diagram/sheet", "")) if self.settings is not None else ""
        found = [one.id for one in sheets_in_order(self.session.tables.view)]
        if found:
            self.open_sheet(kept if kept in found else found[0])
            self._choose_as_kept()
        else:
            self._show_state()

    def _choose_as_kept(self) -> None:
        """Choose what was chosen when the window was left, or made anew in another language."""
        kept = str(self.settings.value("diagram/chosen", "")) if self.settings is not None else ""
        self.editor.scene.choose(kept.split(), kept.split())

    def open_beside(self, move: int) -> None:
        """Show the sheet so many places further on."""
        found = [one.id for one in sheets_in_order(self.session.tables.view)]
        if found and self.editor.sheet in found:
            self.open_sheet(found[(found.index(self.editor.sheet) + move) % len(found)])

    def open_of(self, kind: str, record_id: str) -> bool:
        """Show the sheet on which a record is drawn and choose it there; False where none has it."""
        sheet = self.sheet_of(kind, record_id)
        if not sheet:
            return False
        if sheet != self.editor.sheet or not self.editor.is_open:
            self.open_sheet(sheet)
        self.editor.choose_record(kind, record_id)
        return True

    def sheet_of(self, kind: str, record_id: str) -> str:
        """Return the sheet of a record, the one that is shown if it is there; empty where none has it."""
        view = self.session.tables.view
        if kind == "sheet":
            return record_id
        if kind == "unit_process":
            return sheet_of_unit(view, record_id) or ""
        find = {"equipment": sheets_of_equipment, "stream": sheets_of_stream}.get(kind)
        found = find(view, record_id) if find is not None else ()
        return self.editor.sheet if self.editor.sheet in found else next(iter(found), "")

    def drawn_sheet_of(self, kind: str, record_id: str) -> str:
        """Draw the sheet of the unit process of a record from the tables; empty where it has none."""
        unit = self._unit_of(kind, record_id)
        if not unit or not self.session.project.access.writable:
            return ""
        there = sheet_of_unit(self.session.tables.view, unit)
        made = (
            None if there else self.session.run(lambda: sheet_drawing.draw_unit(self.session.project, unit))
        )
        return there or (made.id if made is not None else "")

    def _unit_of(self, kind: str, record_id: str) -> str:
        view = self.session.tables.view
        if kind == "unit_process":
            return record_id
        if kind == "equipment":
            item = view.get(Equipment, record_id)
            return (item.unit_process or "") if item is not None else ""
        stream = view.get(Stream, record_id)
        return (stream.from_unit or stream.to_unit or "") if stream is not None else ""

    def _draw_first(self, what: str) -> None:
        """Make the first sheets: all from the tables, the overview, or an empty one."""
        project, say = self.session.project, self.session.say
        if what == "all":
            made = self.session.run(lambda: sheet_drawing.draw_units(project))
            if made is not None and not made:
                self.session.told.emit(Message(N_("No unit process with equipment is without a sheet.")))
            first = made[0] if made else None
        elif what == "overview":
            title = say(Message(N_("Overview")))
            first = self.session.run(lambda: sheet_drawing.draw_overview(project, "0", title))
        else:
            title = say(Message(N_("New sheet")))
            first = self.session.run(lambda: sheets.new_sheet(project, None, "", title))
        if first is not None:
            self.open_sheet(first.id)

    # What is shown of it

    def _show_state(self) -> None:
        editor = self.editor
        self.stack.setCurrentIndex(1 if editor.is_open else 0)
        if not editor.is_open:
            self.head.show_nothing()
            self.empty.refresh()
            return
        sheet = self.session.project.get(Sheet, editor.sheet)
        self.head.show_drawing(editor.drawing)
        self.streams.show_only(line.stream for line in editor.drawing.lines)
        self.palette_of_symbols.show_overview(sheet is not None and sheet.kind is SheetKind.OVERVIEW)

    def _on_chosen(self, kind: str, key: str) -> None:
        if kind == "stream":
            self.streams.choose(key)
        if kind == "placement":
            kind = key = ""
        self.record_chosen.emit(kind, key)

    def tell_chosen(self) -> None:
        """Tell again which record is chosen."""
        self._on_chosen(*(self.editor.record if self.editor.is_open else ("", "")))

    @property
    def record(self) -> tuple[str, str]:
        """The kind and id of the one record that is chosen."""
        kind, key = self.editor.record if self.editor.is_open else ("", "")
        return ("", "") if kind == "placement" else (kind, key)

    # What is asked for

    def _place(self, kind: str) -> None:
        if self.editor.is_open and self.session.project.access.writable:
            self.commands.place_kind(kind)

    def _find(self, text: str) -> None:
        found = self.editor.is_open and (self.commands.find(text) or self._found_elsewhere(text))
        if found:
            self.editor.setFocus()
        else:
            self.session.told.emit(Message(N_("No sheet has “{text}”."), {"text": text}))

    def _found_elsewhere(self, text: str) -> bool:
        """Look for a tag or number on the other sheets."""
        wanted = text.casefold().strip()
        view = self.session.tables.view
        named: list[tuple[str, Record]] = [
            ("equipment", item) for item in view.all(Equipment) if item.tag.casefold() == wanted
        ]
        named += [("stream", one) for one in view.all(Stream) if one.number.casefold() == wanted]
        return any(self.open_of(kind, record.id) for kind, record in named)

    def _ask_scan(self) -> None:
        say = self.session.say
        kinds = say(Message(N_("Pictures (*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff)")))
        path = self.asker.open_file(self, say(Message(N_("Lay a scan under the sheet"))), kinds)
        if path is not None:
            self.commands.put_scan(path)

    def _pop_up(self, at: QPoint) -> None:
        self.actions_of_sheet.pop_up(at)

    def take_focus(self) -> None:
        """Put the keys onto the sheet."""
        (self.editor.view if self.editor.is_open else self.empty).setFocus()
