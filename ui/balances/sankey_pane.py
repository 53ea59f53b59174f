"""The plant's flows as a Sankey diagram: what is counted is chosen above, the same figures stand below."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cpdesk.exchange.sankey_svg import scale_words
from cpdesk.language import N_, Message
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.sankeys import FLOW_COLOUR, LOSS_COLOUR, RECYCLE_COLOUR
from ui.ask import Asker
from ui.balances.sankey_papers import SankeyPapers
from ui.balances.sankey_scroll import SankeyScroll
from ui.balances.sankey_table import FlowTable
from ui.balances.sankey_work import Answer, Asked, sankey_work
from ui.balances.waiting import Answering, Work
from ui.charts.sankey_canvas import STEP, SankeyCanvas
from ui.jobs import Jobs
from ui.printing.files import FileWriting
from ui.session import Session
from ui.theme.palette import Colours

TEACHES = N_(
    "Here every stream becomes a band as wide as what it carries; what is lost stands out in red. "
    "It needs streams that lead from one unit process to another, with their flows: {streams}. "
    "For a substance, an element or water it needs what the streams hold: {components}. "
    "For money it needs prices and what each unit process costs: {costs}."
)
LEGEND = (
    (FLOW_COLOUR, N_("flow")),
    (RECYCLE_COLOUR, N_("runs back")),
    (LOSS_COLOUR, N_("loss")),
)


class SankeyPane(QWidget):
    """Choices, diagram, figures. A click or Return on a band leads to the row of its stream."""

    record_asked = Signal(str, str)
    table_asked = Signal(str, str)

    def __init__(
        self, session: Session, jobs: Jobs, asker: Asker, colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.asked = Asked()
        self.answer: Answer | None = None
        self.answering = Answering(session, jobs, N_("Drawing the Sankey diagram"), self._work, self)
        self.layer, self.area = QComboBox(self), QComboBox(self)
        self.coarse = QCheckBox(session.say(Message(N_("by area"))), self)
        self.state, self.legend = QLabel(self), QLabel(self)
        self.canvas = SankeyCanvas(session.say, colours, self)
        self.room = SankeyScroll(self.canvas, self)
        self.table = FlowTable(session, self)
        self.papers = SankeyPapers(FileWriting(session, jobs, asker), self)
        self.empty = QLabel(self)
        self._lay_out()
        self._connect()

    def _work(self, tables: Tables, revision: int) -> Work:
        return sankey_work(tables, revision, self.asked, self.session.language)

    # What it consists of

    def _lay_out(self) -> None:
        self.canvas.setAccessibleName(self.session.say(Message(N_("Sankey diagram"))))
        for label in (self.state, self.legend):
            label.setObjectName("quiet")
            label.setWordWrap(True)
        self.empty.setObjectName("hint")
        self.empty.setWordWrap(True)
        self.empty.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.empty.hide()
        self.down = QSplitter(Qt.Orientation.Vertical, self)
        self.down.addWidget(self.room)
        self.down.addWidget(self.table)
        self.down.setStretchFactor(0, 1)
        self.down.setSizes([560, 100])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._choices())
        for part in (self.legend, self.state, self.empty):
            layout.addWidget(part)
        layout.addWidget(self.down, 1)

    def _choices(self) -> QHBoxLayout:
        say = self.session.say
        line = QHBoxLayout()
        for text, box in ((N_("Layer"), self.layer), (N_("Drawn round"), self.area)):
            label = QLabel(say(Message(text)), self)
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            line.addWidget(label)
            line.addWidget(box)
        line.addWidget(self.coarse)
        line.addStretch(1)
        for text, tip, factor in (
            ("−", N_("Smaller (−)"), 1 / STEP),
            ("+", N_("Larger (+)"), STEP),
            (say(Message(N_("Whole"))), N_("The whole diagram (0)"), 0.0),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(say(Message(tip)))
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(lambda _checked=False, factor=factor: self.room.zoom(factor))
            line.addWidget(button)
        line.addWidget(self.papers.export_button)
        line.addWidget(self.papers.print_button)
        return line

    def _connect(self) -> None:
        self.layer.activated.connect(self._on_choice)
        self.area.activated.connect(self._on_choice)
        self.coarse.clicked.connect(self._on_choice)
        self.answering.answered.connect(self.show_answer)
        self.answering.stale.connect(self._show_state)
        self.canvas.chosen.connect(self.table.choose)
        self.canvas.asked.connect(self._go)
        self.table.chosen.connect(self._on_line)
        self.table.asked.connect(self._go)
        self.empty.linkActivated.connect(lambda link: self.table_asked.emit(*link.split(":")))

    # What is asked and shown

    def _on_choice(self) -> None:
        counted, substance = self.layer.currentData() or (self.asked.counted, self.asked.substance)
        area = str(self.area.currentData() or "")
        self.asked = Asked(counted, substance, area, self.coarse.isChecked())
        self.answering.ask()
        self._show_state()

    def show_answer(self, answer: Answer) -> None:
        """Show a diagram and what it was made from."""
        self.answer, self.asked = answer, answer.asked
        self._fill_choices(answer)
        self.papers.take(answer)
        self.room.show_diagram(answer.drawn, answer.unit)
        self.table.show_flows(answer.flows, answer.unit)
        drawn = bool(answer.drawn.bands)
        self.down.setVisible(drawn)
        self.legend.setVisible(drawn)
        self.empty.setVisible(not drawn)
        self._tell(answer)
        self._show_state()

    def _tell(self, answer: Answer) -> None:
        say = self.session.say
        signs = [
            f"<span style='color:{colour}'>■</span>&nbsp;{say(Message(text))}" for colour, text in LEGEND
        ]
        words = scale_words(answer.drawn, answer.unit, say)
        self.legend.setText("&nbsp;&nbsp; ".join([*signs, *words]))
        if not answer.drawn.bands:
            links = {
                "streams": self._link("3.1:streams", N_("streams")),
                "components": self._link("3.1:components", N_("composition")),
                "costs": self._link("3.3:centre_costs", N_("costs")),
            }
            self.empty.setText(say(Message(TEACHES, links)))

    def _link(self, target: str, text: str) -> str:
        return f'<a href="{target}">{target.partition(":")[0]} {self.session.say(Message(text))}</a>'

    def _fill_choices(self, answer: Answer) -> None:
        say = self.session.say
        blockers = [QSignalBlocker(one) for one in (self.layer, self.area, self.coarse)]
        self.layer.clear()
        for one in answer.countables:
            self.layer.addItem(say(one.title), (one.counted.value, one.substance))
        wanted = (answer.asked.counted, answer.asked.substance)
        found = [(one.counted.value, one.substance) for one in answer.countables]
        self.layer.setCurrentIndex(found.index(wanted))
        self.area.clear()
        self.area.addItem(say(Message(N_("the whole plant"))), "")
        for key, title in answer.areas:
            self.area.addItem(title, key)
        self.area.setCurrentIndex(max(0, self.area.findData(answer.asked.area)))
        self.area.setEnabled(bool(answer.areas))
        self.coarse.setVisible(bool(answer.areas))
        self.coarse.setEnabled(not answer.asked.area)
        self.coarse.setChecked(bool(answer.asked.by_area))
        del blockers

    def _show_state(self) -> None:
        say = self.session.say
        if self.answering.current:
            text = ""
        elif self.answer is None:
            text = say(Message(N_("The diagram is being drawn…")))
        else:
            text = say(Message(N_("Made before the last change; the new one is being drawn…")))
        self.state.setText(text)
        self.state.setVisible(bool(text))

    # Where it leads

    def _on_line(self, key: str) -> None:
        self.canvas.choose(key)
        self.room.show_chosen()

    def _go(self, key: str) -> None:
        """Lead to the row of what a band stands for."""
        from cpdesk.records.flows import Stream

        if self.session.tables.view.get(Stream, key) is not None:
            self.record_asked.emit("stream", key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the project."""
        super().showEvent(event)
        self.answering.look(True)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self.answering.look(False)
