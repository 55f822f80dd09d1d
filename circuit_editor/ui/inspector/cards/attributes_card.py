"""The attributes of a gate with a type, such as an axis or a shape: a field or choice for each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from circuit_editor.gates.attributes import Attribute, AttributeType
from circuit_editor.gates.typed_attributes import (
    ABSENT,
    MEANINGS,
    typed_attribute,
    written_attribute,
)
from circuit_editor.model import edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, printable_lines
from circuit_editor.ui.app.translate import say, say_gate
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.fields import TypedField
from circuit_editor.ui.widgets.labels import (
    BODY,
    REFUSED,
    SMALL,
    PanelHeading,
    Paragraph,
    Text,
    fill_layout,
)
from circuit_editor.ui.widgets.segmented_control import SegmentedControl

FIELD_WIDTH = 120
FEW_CHOICES = 2  # that stand beside a name where the inspector is narrow; more stand below it
ROWS = 4  # of the grid for each attribute: a gap, the name, many choices, what it means


class AttributesPanel(QWidget):
    """The fields for all attributes with a type of one gate."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self.fields: list[TypedField] = []
        self.choices: dict[str, SegmentedControl] = {}
        refusal = Paragraph(REFUSED, "", self)
        refusal.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self._names = list(self._options)
        for at, name in enumerate(self._names):
            row = ROWS * at
            grid.setRowMinimumHeight(row, 6 if at else 0)
            grid.addWidget(Text(BODY, name, self), row + 1, 0)
            control = self._control(name, refusal)
            if len(self._options[name].schema.get("enum", ())) <= FEW_CHOICES:
                grid.addWidget(control, row + 1, 1, Qt.AlignmentFlag.AlignRight)
            else:
                grid.addWidget(control, row + 2, 0, 1, 2)
            if name in MEANINGS:
                told = Paragraph(SMALL, say_gate(MEANINGS[name]), self)
                grid.addWidget(told, row + 3, 0, 1, 2)
        heading = PanelHeading(self.tr("Attributes"), self)
        column = QVBoxLayout(self)
        fill_layout(column, heading, grid, refusal, margins=(0, 8, 0, 0), spacing=8)

    def refresh(self) -> None:
        """Show the attributes as they are now."""
        fields = {each.objectName(): each for each in self.fields}
        for name in self._names:
            value = self._value(name)
            if name in self.choices:
                self.choices[name].show_choice(value)
            else:
                fields[name].show_text(written_attribute(self._options[name], value))

    def _control(self, name: str, refusal: Paragraph) -> QWidget:
        option = self._options[name]
        apply = partial(self._set, name)
        choices: dict[Attribute, str] = {}
        if option.schema.get("type") == "boolean":
            choices = {False: self.tr("no"), True: self.tr("yes")}
        elif "enum" in option.schema:
            choices = {each: each for each in option.schema["enum"]}
        if choices:
            control = SegmentedControl(choices, self)
            control.setAccessibleName(printable_lines(name))
            control.chosen.connect(apply)
            self.choices[name] = control
            return control

        def judge(text: str) -> str:
            typed = typed_attribute(option, text)
            return say(typed) if isinstance(typed, Sentence) else ""

        def take(text: str) -> None:
            typed = typed_attribute(option, text)
            assert not isinstance(typed, Sentence)
            apply(typed)

        field = TypedField(name, judge, take, self, sentence=refusal)
        field.setObjectName(name)
        field.setFixedWidth(FIELD_WIDTH)
        if option.default is None and name in ABSENT:
            field.line.setPlaceholderText(say_gate(ABSENT[name]))
        self.fields.append(field)
        return field

    @property
    def _options(self) -> Mapping[str, AttributeType]:
        return self._session.shown.nodes[self._id].gate.options

    def _value(self, name: str) -> Attribute:
        node = self._session.shown.nodes[self._id]
        return node.options.get(name, self._options[name].default)

    def _set(self, name: str, value: Attribute) -> None:
        label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=name)
        self._session.seal()
        self._session.edit(label, edits.set_option, self._id, name, value)
