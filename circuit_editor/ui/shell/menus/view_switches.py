"""The switches of the View menu: what is shown on the canvas besides the circuit, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.shell.commands import VIEW, Registrar, not_empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from circuit_editor.ui.canvas.canvas_legend import CanvasLegend
    from circuit_editor.ui.canvas.minimap import Minimap
    from circuit_editor.ui.shell.example_bar import ExampleBar
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

TICKED = Settings.gradient_widths, Settings.same_scale, Settings.restores_windows
command = Registrar("switches")


class ViewSwitches(QObject):
    """Turns what is shown on the canvas on and off, and ticks what is on."""

    def __init__(
        self,
        window: DockWindow,
        minimap: Callable[[], Minimap],
        legend: Callable[[], CanvasLegend],
        examples: Callable[[], ExampleBar],
    ) -> None:
        super().__init__(window)
        self._window, self._minimap, self._legend = window, minimap, legend
        self._examples = examples
        for id_ in ("gradient-widths", "same-scale", "timeline", "restore-windows"):
            window.actions_by_id[id_].setCheckable(True)
        window.settings.changed.connect(self._follow)
        self._show()

    @command("minimap", QT_TRANSLATE_NOOP("Action", "&Minimap"), keys="Ctrl+M", menus={VIEW: 160})
    def toggle_minimap(self) -> None:
        """Show the minimap, or hide it."""
        self._minimap().toggle()

    @command(
        "gradient-widths",
        QT_TRANSLATE_NOOP("Action", "Wire &width shows |gradient|"),
        keys="Ctrl+Shift+W",
        menus={VIEW: 170},
    )
    def toggle_gradient_widths(self) -> None:
        """Draw wires as wide as their gradients are large, or all alike."""
        self._legend().toggle()

    @command(
        "same-scale",
        QT_TRANSLATE_NOOP("Action", "Same &colour scale in all tiles"),
        keys="Ctrl+Shift+C",
        menus={VIEW: 172},
    )
    def toggle_same_scale(self) -> None:
        """Paint all tiles on one scale, so that gradients that vanish fade, or each on its own."""
        self._legend().toggle_scale()

    @command(
        "hold-example",
        QT_TRANSLATE_NOOP("Action", "Hold one &example"),
        keys="Ctrl+Shift+K",
        menus={VIEW: 174},
        when=not_empty,
    )
    def hold_example(self) -> None:
        """Hold one example of the batch, the arrow keys leading to the next; or show all again."""
        session, bar = self._window.session, self._examples()
        if session.examples.number:
            bar.toggle()
        else:
            told = self.tr("Say of an input in the inspector that its first axis counts examples.")
            session.message.emit(told)

    def _follow(self, key: str) -> None:
        """Tick what a setting turned on, here or in another window."""
        if key in {each.key for each in TICKED}:
            self._show()

    def _show(self) -> None:
        settings, actions = self._window.settings, self._window.actions_by_id
        actions["gradient-widths"].setChecked(settings.gradient_widths)
        actions["same-scale"].setChecked(settings.same_scale)
        actions["restore-windows"].setChecked(settings.restores_windows)
