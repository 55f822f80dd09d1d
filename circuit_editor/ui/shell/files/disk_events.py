"""Tells soon after a file may have changed, where the system tells of that.

It is told of a file and of its folder, as a file that is replaced is another one. Folders of a
network are left alone: the system is told of nothing there, and the asking may take for ever.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from circuit_editor.ui.app.deferred_loading import make_single_shot

SETTLE = 300  # ms without a change, after which it is told
LONGEST = 2.0  # s after which it is told although changes go on


class DiskEvents(QObject):
    """Watches a file, and emits `settled` once it, or another in its folder, has changed."""

    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._paths: tuple[str, ...] = ()
        self._stamp: tuple[int, ...] = ()
        self._since: float | None = None  # when the first change was that is not told yet
        self._soon = make_single_shot(self._tell, self, SETTLE)

    def watch(self, paths: tuple[str, ...], stamp: tuple[int, ...] = ()) -> None:
        """Watch these paths and nothing else; `stamp` is another one once a file was replaced."""
        if (paths, stamp[:1]) == (self._paths, self._stamp):
            return
        self._paths, self._stamp = paths, stamp[:1]
        if self._watcher is not None:  # one that lost a file does not find it again
            self._watcher.deleteLater()
            self._watcher = None
        if paths:
            watcher = self._watcher = QFileSystemWatcher(self)
            watcher.addPaths([*paths])  # what cannot be watched is not
            watcher.fileChanged.connect(self.note)
            watcher.directoryChanged.connect(self.note)

    def stop(self) -> None:
        """Watch nothing any more."""
        self.watch(())
        self._soon.stop()
        self._since = None

    def note(self, _: str = "") -> None:
        """Something changed, or may have."""
        now = monotonic()
        self._since = now if self._since is None else self._since
        if now < self._since + LONGEST or not self._soon.isActive():
            self._soon.start(SETTLE)

    def _tell(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._soon.start(SETTLE)  # nothing moves under a hand that drags
            return
        self._since = None
        self.settled.emit()
