"""The canvases of other node editors, in the environment of the peers.

    python stage_peers.py oden|qtpynodeeditor

Both get what they need and no more: two inputs, one output, a name, a place. Neither writes
numbers on its wires. Nothing is put on a stack of undo steps.
"""

from __future__ import annotations

import json
import os
import sys

# both talk a lot to the standard output, where the answers go
_answers = os.dup(1)
os.dup2(2, 1)
sys.stdout = os.fdopen(_answers, "w")

from PySide6.QtCore import QPointF, QRectF  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from stage import Stage, bare_view, serve  # noqa: E402


class Oden(Stage):
    """OdenGraphQt 0.7.4, the fork of NodeGraphQt for PySide6."""

    def __init__(self):
        from OdenGraphQt import BaseNode, NodeGraph

        class Source(BaseNode):
            __identifier__, NODE_NAME = "bench", "Source"

            def __init__(self):
                super().__init__()
                self.add_output("out")

        class Gate(BaseNode):
            __identifier__, NODE_NAME = "bench", "Gate"

            def __init__(self):
                super().__init__()
                self.add_input("a")
                self.add_input("b")
                self.add_output("out")

        self._graph = NodeGraph()
        self._graph.register_nodes([Source, Gate])
        viewer = self._graph.viewer()
        super().__init__(viewer)
        bare_view(viewer)

    def open(self, path):
        graph, made = json.loads(path.read_text()), []
        for (kind, sources, _), place in zip(graph["steps"], graph["places"], strict=True):
            node = self._graph.create_node(
                "bench.Gate" if sources else "bench.Source",
                name=f"{kind}{len(made) + 1}",
                selected=False,
                pos=place,
                push_undo=False,
            )
            made.append(node)
            for index, source in enumerate(sources):
                made[source].output(0).connect_to(node.input(index), push_undo=False)
        # not its own zoom_to_nodes, which would take most of the time: quadratic in the nodes
        across, down = zip(*graph["places"], strict=True)
        self.fit(QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down))))

    def clear(self):
        self._graph.clear_session()

    def fit(self, rect):
        self.view.set_scene_rect([rect.x(), rect.y(), rect.width(), rect.height()])

    def at_full_size(self, rect):
        self.view.reset_zoom(rect.center())

    def pan(self, pixels):
        self.view._set_viewer_pan(pixels / self.view.transform().m11(), 0)  # as its mouse does


class QtPyNodeEditor(Stage):
    """qtpynodeeditor 0.3.3."""

    def __init__(self):
        import qtpynodeeditor as editor

        class Number(editor.NodeData):
            data_type = editor.NodeDataType("number", "Number")

        class Model:
            caption_visible = True

            def out_data(self, port):
                return None

            def set_in_data(self, data, port):
                pass

            def embedded_widget(self):
                return None

        class Source(Model, editor.NodeDataModel):
            name, caption, data_type = "Source", "Source", Number.data_type
            num_ports = {"input": 0, "output": 1}  # noqa: RUF012

        class Gate(Model, editor.NodeDataModel):
            name, caption, data_type = "Gate", "Gate", Number.data_type
            num_ports = {"input": 2, "output": 1}  # noqa: RUF012

        self._source, self._gate = Source, Gate
        self._ends = (editor.PortType.output, editor.PortType.input)
        registry = editor.DataModelRegistry()
        for model in (Source, Gate):
            registry.register_model(model, category="bench")
        self._scene = editor.FlowScene(registry=registry)
        view = editor.FlowView(self._scene)
        super().__init__(view)
        bare_view(view)
        self._scene.setSceneRect(QRectF(-1e6, -1e6, 2e6, 2e6))

    def open(self, path):
        graph, made = json.loads(path.read_text()), []
        output, input_ = self._ends
        for (_, sources, _), place in zip(graph["steps"], graph["places"], strict=True):
            node = self._scene.create_node(self._gate if sources else self._source)
            node.graphics_object.setPos(QPointF(*place))
            made.append(node)
            for index, source in enumerate(sources):
                self._scene.create_connection(made[source][output][0], node[input_][index])
        self.view.fitInView(self._scene.itemsBoundingRect())

    def clear(self):
        self._scene.clear_scene()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    serve({"oden": Oden, "qtpynodeeditor": QtPyNodeEditor}[sys.argv[1]]())
