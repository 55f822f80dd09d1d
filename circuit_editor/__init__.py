"""Circuit Editor: build computational graphs by drag and drop, and see backpropagation live.

In Python, without the window:

>>> import circuit_editor as ce
>>> c = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4)    # or ce.load("first.circuit")
>>> r = c.run()
>>> r.loss, r.value("x"), r.gradient("x")
(-12.0, -2.0, -4.0)
>>> c = c.set(x=3)
>>> c.save("first.circuit")    # doctest: +SKIP

The rest of this page is the map of the house, for those who work in it.

The idea in five lines
----------------------
- A *document* is a frozen value: what was drawn, and nothing else.
- An *edit* is a pure function from document to document; the history is a list of documents, and
  undo returns the very same object.
- The *engine* compiles a document to a flat *tape* and walks it to a *run*: forwards for the
  values, backwards for the gradients.
- One QObject, the *session*, owns history, tape, run and selection, and says what changed.
- The *scene* patches itself from (before, after). Opening, undo, paste and typing take that road.

The rooms, from left to right
-----------------------------
text           what is said: sentences to translate, numbers as people read and type them,
               `quoting` (strangers' text, made printable and cut to length)
gates          what can be computed: each gate declared once, with its derivatives and all its
               facts
model          what was drawn: `document`, `records` (values, labels, places, notes, stops, ranges:
               what becomes of each kind on delete, group, copy), `paths`, `rules` (what is
               refused, and why), `history`, `graph` and `scopes` (the only walks), `naming`;
               `edits/` (basic, grouping, ungrouping, unshare, share_chains, copy_paste, ports,
               splice, paste_wired)
engine         what it means: `tape` and `run` are data; `compile/` makes and patches a tape,
               `execute` runs it, by the compiled `kernel/` or the `interpreter`; `marks`,
               `readings`, `visibility` (what may not be seen yet), `gradient_check`, `jacobian`,
               `report`, `trial`
closed_form    formulas of circuits and blocks, by SymPy
teaching       what can be told about a run: `timeline/` (steps, sentences), `explain/` (chain
               rule, curves, perturbation, sum over paths), `predict/` (covers, verdicts,
               diagnosis, `misconceptions/`), `descent/` (one gradient step, the losses so far)
layout         `picture` (what is drawn), `sizes`; `places/` (columns and tidy places), `space/`
               (who stands where, who gives way), `routing/` (of wires), `labels/` (of numbers)
files          the format: `reading`, `record_forms`, `writing`, `self_check` (that what was written
               will be read), `migrations`, `limits`; `disk` (saving is all or nothing), `recovery`
               (copies of unsaved work), `journal` (their form), `library` (blocks), `repair/`
               (copies of damaged files, and what was changed for them), `foreign/` (files of other
               programs)
expression     text to circuit: `tokens`, `grammar`, `statements`, `latex`, `functions`,
               `refusals`, `build_circuit`, `in_circuit`
formula_worker the process that works formulas out and typesets them, so that the window never
               waits
lessons        lessons as plain files, and the `goals` they wait for
export         out of the program: a circuit as a program in Python, with a check of its numbers
reports        results for Python: mappings by name, refusals of unknown names, notebooks
api            the face for Python: what `import circuit_editor` offers
ui             the window, and pictures of it (`render`); the only room that knows Qt
    app/       start-up, `theme` (every colour, font and metric), `settings`, `language`, guards
    session/   `session`: the one QObject the views listen to, its numbers in `session_numbers`;
               which of them may be seen
    widgets/   labels, fields and wording that panels share
    accessible/ the circuit for screen readers: its tree, its texts, what is said of changes
    canvas/    `scene`, `view`; `items/` (what is painted: nodes, wires, numbers), `layers/` (grid,
               background, far zoom), `gestures/` (mouse and keys), `editors/` (fields in place)
    palette/   what can be put on the canvas, and the search in it
    outline/   all nodes as a tree with their numbers, and the search in the circuit
    inspector/ `pages/` for each kind of thing that is selected, made of `cards/`
    classroom/ stepping, predicting, lessons, gradient check, with their panels; `stage/` to
               present
    preferences/ what can be set, in a dialog; what lets it hold at once
    shell/     `window`, `commands` (the registry), `toolbar`, `notices`; `menus/` (and the command
               palette), `help/` (all keys), `panels/` (docks, rails), `files/` (file commands,
               autosave), `editing/` (commands on nodes and blocks, clipboard)
cli            the command line: `parser` (what may be asked), `commands` (what is done);
               `module_finder` (how a start finds its modules quickly)

Where a change goes
-------------------
Gates, formulas and programs:
a gate; a gate of arrays       `gates/activations.py`, `functions.py`; `gates/arrays.py`, `axes.py`,
                               `reductions.py`, `losses.py`, `regression.py`, `network.py`,
                               `class_numbers.py`, attributes with a type `attributes.py`
what a gate computes, as text  `gates/gate_texts.py`
its lines in a program         of a gate of arrays `gates/array_programs.py`, written by `export/`
what is said of a gate         what is its own, such as "routes": its declaration in `gates/`; all
                               else `teaching/explain/phrases.py`, `timeline/step_sentences.py`
a function known by its gates  `model/chains.py`: what is offered to become a block
a closed form, as LaTeX too    `closed_form/block_form.py`, `algebra.py`, `latex_names.py`;
                               in matrices `array_formula.py`
a circuit as an expression     `export/expression_text.py`, which reads what it wrote
what a text left open; an offer `expression/missing_values.py`;
                               `ui/shell/editing/values_offer.py`
what expressions read, refuse  `expression/grammar.py`, `refusals.py`; words that are no names
                               `words.py` there; `choices.py`, `branches.py`, `loops.py`,
                               `own_functions.py`, `dictionary_names.py`,
                               `headers.py`
arrays in expressions          `expression/array_grammar.py`, `index_grammar.py`,
                               `array_literals.py`,
                               `array_functions.py`, `build_arrays.py`, entries `build_entries.py`;
                               functions of several gates `composed_functions.py`,
                               `build_functions.py`; whether a text has any `program.py`
an exporter                    `export/`, for another language of programs a table in
                               `dialect.py`; of pictures `ui/render.py`, asked for by
                               `ui/shell/files/export_dialog.py`; for notebooks `reports/`
a command of the command line  `cli/parser.py`, `cli/commands.py`

The document:
a record, as values and notes  `model/records.py`, `model/document.py`, `files/record_forms.py`;
                               `files/annotation_forms.py`; its limits `model/record_limits.py`
a note, a frame with a title   edits `model/edits/notes_and_frames.py`; room `layout/labels/
                               note_lines.py`, `grown_cards.py` (on stage), `layout/space/
                               frame_boxes.py`, others clear of it `room_for_frames.py`, joining it
                               `joined_frames.py`; drawn by
                               `ui/canvas/items/note_item.py`, `frame_item.py`, held by
                               `annotations.py` there, dragged `gestures/
                               carry_annotations.py`, `frame_drop.py`, written `ui/canvas/editors/
                               note_writing.py`; `ui/shell/editing/annotation_commands.py`;
                               selected `ui/inspector/pages/annotation_page.py`
bends of wires                 `model/edits/bends.py`, `files/bend_forms.py`; their routes
                               `layout/routing/bent_routes.py`; by hand
                               `ui/canvas/gestures/bend_wire.py`
a stop and its note            `model/document.py`, `ui/classroom/stepping.py`, `note_field.py`
a refusal, a limit of files    `model/rules.py`; `files/limits.py`
what the output is called      `model/output_names.py`
what differs in two documents  `model/differences.py`; told `teaching/difference_sentences.py`
the order of sums, of gates    `engine/compile/order.py`; where copies stand `model/sort_keys.py`,
                               where paths do on a tape `engine/path_slots.py`
an optimizer, training         a new room `training/`, after `closed_form`, which takes over the
                               rule of `teaching/descent/gradient_step.py`; what it holds between
                               steps `ui/session/descent_steps.py`

The engine:
how tapes with arrays are run  `engine/plan.py`, on the kept arrays of `workspace.py`, by the calls
                               of `gates/bound.py`, small ones compiled: `compiled_calls.py`;
                               tangents `tangents.py`, Philox `philox.py`
how an array is initialised    `engine/initialisers.py`, `model/edits/initialise.py`,
                               `files/initialiser_forms.py`; `ui/inspector/cards/initial_card.py`
marks; the check's tolerance   `engine/marks.py`; `engine/gradient_check.py`
what may not be seen yet       `engine/visibility.py`; what is asked `teaching/predict/cover.py`

Files:
a new version of the format    `files/migrations.py`, `resources/circuit.schema.json`
how a fault is repaired        `files/repair/mending.py`, of a torn text `torn_json.py` there; the
                               offer, the list of changes `ui/shell/files/repaired_copy.py`
a file that cannot be opened   `offer_copy` in `ui/shell/files/repaired_copy.py`
a gate that is not known       `model/document.py` (Placeholder), `files/placeholders.py`, its page
                               `ui/inspector/pages/placeholder_page.py`, drawn by
                               `ui/canvas/items/unknown_gate_item.py`
saving; a file that is dropped `files/disk.py`; `ui/shell/files/file_commands.py`
a file that takes long         `files/progress.py` (how far it is), `ui/shell/files/loading.py`;
                               what is worked out on a thread `ui/session/prepared_circuit.py`,
                               `ui/canvas/items/contents.py`
others' changes; backups       `files/saving.py`, `known_bytes.py`, `swap.py`; `files/backups.py`;
                               asked by `ui/shell/files/others_changes.py`, told by `file_watch.py`
what the system tells of a disk `ui/shell/files/disk_events.py`; of which `files/local_disks.py`
earlier versions of a file     `ui/shell/files/earlier_versions.py`
autosave; recovery             `ui/shell/files/autosave.py`, `recovery.py`; `files/recovery.py`,
                               the lines it keeps `files/journal.py`; that none is kept is told by
                               `crash_bar` in `ui/shell/panels/dock_window.py`
work whose file is lost        `note_found` in `ui/session/session.py`, by `file_watch.py`
what undo knows of files       `ui/session/shown_file.py`
two documents side by side     `ui/shell/files/compare_documents.py`, their pictures
                               `circuit_picture.py` there; of large ones `ui/distant_drawing.py`
several windows                `ui/shell/open_windows.py`; their list `menus/window_menu.py`;
                               those of last time `files/window_list.py`,
                               `ui/shell/files/last_windows.py`
a crash; what nobody caught    `ui/app/crash_log.py`, read by `crash_report.py` at the next start
                               and offered by `ui/shell/help/crash_card.py`

Teaching:
one example of a batch         `teaching/explain/batch_examples.py`, `ui/session/held_example.py`;
                               the bar `ui/shell/example_bar.py`
a number of an array, told     `teaching/explain/cell_terms.py`, `shape_rule.py`, `sent_numbers.py`;
                               `ui/inspector/cards/cell_rule_card.py`
a misconception, a hint to one `teaching/predict/misconceptions/`, in the file of its topic
a verdict on a guess           `teaching/predict/verdicts.py`
a lesson; a goal of lessons    `resources/lessons/`; `lessons/goals.py`

Where things stand:
room for what is new, or grows `layout/space/free_space.py`, `push_aside.py`, `close_gaps.py`
align, equal gaps, tidy up     `layout/space/arrange.py`, `layout/places/tidy.py`, `tidy_frames.py`;
                               the commands `ui/shell/editing/arrange_commands.py`
guides while dragging          `layout/space/guides.py`; `ui/canvas/gestures/align_drag.py`
where a number stands          `layout/labels/`: the rule `number_places.py`, a clear place
                               `label_places.py`
where notices, minimap stand   `ui/canvas/overlay_places.py`, asked by all that lies over it
what is new stays in sight     `ui/canvas/new_in_sight.py`; a copy's wires `files/copied_from.py`;
                               beside blocks that are open `gestures/beside_open_blocks.py`

What is painted on the canvas:
what is drawn in the scene     `ui/canvas/items/`; over the view, `minimap.py`, `ui/canvas/`
the shape of nodes, of ports   `ui/canvas/items/node_item.py`, `block_item.py`
an array as a tile             its cells `layout/tiles.py`; painted by `ui/widgets/tile.py`, its
                               lines by `tile_lines.py` there, on the canvas
                               `ui/canvas/items/array_item.py`; which nodes have one
                               `layout/picture.py`
an array in a label, on a wire `ui/widgets/small_tile.py`, `ui/canvas/items/wire_numbers.py`
one scale for all tiles        `ui/session/tile_scale.py`; the switches of the View menu
                               `ui/shell/menus/view_switches.py`
painting of wires, of numbers  `ui/canvas/layers/background_layer.py`, their paths
                               `ui/canvas/items/wires.py`; `ui/canvas/items/wire_numbers.py`
wires as wide as |gradient|    `layout/size_scale.py`, `ui/canvas/layers/shown_sizes.py`;
                               pens `ui/canvas/items/size_pens.py`; the legend of these and of
                               tiles `ui/canvas/canvas_legend.py`
the pulse, the gate at work    `ui/canvas/items/step_marks.py`
a frame under a held slider    `ui/canvas/items/held_frame.py`: what is another, and painted anew
what an edit draws anew        `ui/canvas/layers/drawn_pieces.py`
thousands on one another       `ui/canvas/items/overplotting.py`
zoom, wheel; from afar         `ui/canvas/zoom_view.py`; `ui/canvas/layers/far_zoom.py`
stored views; blocks one left   `ui/canvas/stored_views.py`; `ui/canvas/view_states.py`
a tooltip on the canvas        `ui/canvas/tooltips.py`
a colour, a font, a width      `ui/app/theme.py`; sizes of nodes and of the grid `layout/sizes.py`
an icon                        `resources/icons/`, read by `ui/widgets/icons.py`
motion                         whoever animates asks `ui/app/motion.py`

Gestures and keys:
a gesture on the key page      `ui/shell/help/key_list.py`
a gesture                      `ui/canvas/gestures/` (`left_button` begins it, `carry`, `draw_wire`;
                               snapping in `gesture`); a drop on a pin `pin_drop`, on a wire
                               `insertion` (its room `layout/space/room_on_wire.py`); edits of
                               wires `model/edits/splice.py`
what the status line says      `told` of the gesture, shown by `ui/shell/help/gesture_help.py`
keys on canvas; on stage       `ui/canvas/gestures/canvas_keys.py`; `local_keys` of its `@command`
                               in `ui/classroom/classroom.py`, a clicker's in `clicker.py`
what a search finds, and first `ui/palette/search_answers.py`, `gate_search.py`
where what was found stands    `ui/canvas/gestures/search_landings.py`; the popup
                               `canvas_search.py` there, `ui/palette/search_popup.py`
a command with a key           `@command` on the method that does it, wherever in `ui/` it stands
a key that was changed         `bind_keys` in `ui/shell/commands.py`; which can be
                               `ui/preferences/key_catcher.py`
what a right click offers      `menus` of its `@command`: one of CONTEXTS in `ui/shell/commands.py`
menus; their underlined keys   `ui/shell/menus/menu_bar.py`, `mnemonics.py`, `menu_entries.py`

Panels and dialogs:
a panel, a dock                its folder in `ui/`; docked by `ui/shell/window.py` or
                               `ui/classroom/classroom.py`, at the side by `side_panels.py`;
                               the keyboard's way between them `ui/shell/panels/panes.py`
who yields to the canvas       `ui/shell/panels/panel_room.py`; folded, a panel is one of `rails.py`
a card in the inspector        `ui/inspector/cards/`, shown by a page in `ui/inspector/pages/`
a cell, a grid, a shape        `ui/inspector/cards/array_card.py`, `cell_tile.py`, `facet_bars.py`,
                               `array_grid.py`;
                               what is pasted `text/typed_arrays.py`
what cures shapes that misfit  `gates/cures.py`, `layout/space/apply_cure.py`;
                               `ui/inspector/cards/misfit_card.py`; in words, and done by a click
                               `ui/shell/editing/curing.py`
the list of undo steps         `ui/shell/editing/history_list.py`, named by `step_names.py` there;
                               the steps `model/history.py`
what the outline tells         `ui/outline/row_words.py`, `outline_model.py`; its order
                               `reading_order.py`, its place `ui/shell/panels/side_panels.py`
what Ctrl+F finds              `ui/outline/matches.py`; how one goes there `find_bar.py`
a card that says how far       `ui/shell/progress_card.py`; work on a thread
                               `ui/app/background_work.py`
a message box; a dialog's end  `ui/shell/message_box.py`; where the focus goes then
                               `ui/widgets/focus.py`; Enter on buttons `button_keys.py` there
a setting                      `ui/app/settings.py`, put in force by `apply_settings.py` there;
                               its row in the preferences `ui/preferences/`

Languages, numbers, screen readers:
how numbers are written, typed `text/numbers.py`, `typed_numbers.py`; fields `ui/widgets/fields.py`
a language                     `ui/app/language.py`, `resources/translations/`
what a screen reader says      `ui/app/announcements.py`; of nodes `ui/accessible/node_texts.py`, of
                               edits `change_texts.py`, where one is `screen_reader.py` there; of
                               steps `ui/classroom/timeline_panel.py`

A room imports only itself and the rooms above it in the table of rooms, and `tests/test_house.py`
reads every import to hold it to that. `resources` finds shipped files, `dataclass` and
`named_tuple` declare classes quickly, for what is loaded at the start: all may import these.
What takes long to import (SymPy, plots) is imported by the function that needs it, and this
package itself imports nothing until it is asked for: `circuit-editor --help` loads no NumPy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from circuit_editor.api import (
        Circuit,
        ExpressionError,
        FileError,
        GradientCheck,
        NoClosedForm,
        NoProgram,
        Result,
        UnfitValue,
        UnknownName,
        circuit,
        load,
        warm,
    )

__version__ = "0.2.0"

__all__ = [
    "Circuit",
    "ExpressionError",
    "FileError",
    "GradientCheck",
    "NoClosedForm",
    "NoProgram",
    "Result",
    "UnfitValue",
    "UnknownName",
    "circuit",
    "load",
    "warm",
]


def __getattr__(name: str) -> Any:
    """Import what is offered when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from circuit_editor import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
