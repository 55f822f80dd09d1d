"""Sentences: templates are ours, what is put into them is strangers' text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.text import QT_TRANSLATE_NOOP, Named, Sentence, Template, printable, quote

STRANGERS = st.text() | st.sampled_from(["{", "}", "{0}", "{node}", "{node.__class__}", "%s %(a)d"])


@given(STRANGERS, STRANGERS)
def test_strangers_text_is_never_read_as_a_template(node, port):
    sentence = Sentence.of("{node} has no output {port}.", node=node, port=port)
    assert str(sentence) == printable(node) + " has no output " + printable(port) + "."


def test_strangers_text_is_quoted_wherever_a_sentence_holds_it():
    inner = Sentence.of("log got {got}", got="\x1b[31m")
    told = str(Sentence.of("{a} {b}: {c}", a="\x9b\n", b=Named("\u202e", "-"), c=inner))
    assert told == "\ufffd\ufffd \ufffd: log got \ufffd[31m"


def test_a_sentence_stays_readable_whatever_its_names_are():
    assert len(str(Sentence.of("{a} and {b}", a="a" * 5_000, b="b" * 5_000))) < 1_100


def test_a_sentence_can_stand_inside_another():
    inner = Sentence.of("log got {got}", got="{got}")
    assert str(Sentence.of("Line {line}: {what}", line=3, what=inner)) == "Line 3: log got {got}"


def test_sentences_are_data():
    one = Sentence.of("{a} and {b}", a="x", b=2)
    assert one == Sentence("{a} and {b}", (("a", "x"), ("b", 2)))
    assert hash(one) == hash(Sentence.of("{a} and {b}", a="x", b=2))
    assert one != Sentence.of("{a} and {b}", a="x", b=3)
    assert str(Sentence("All is well.")) == "All is well."


@given(STRANGERS, STRANGERS)
def test_a_template_cuts_what_it_quotes_and_nothing_else(node, reason):
    no_node = Template("There is no node {node}: {reason}.", quoted=("node",))
    told = Sentence.of("There is no node {node}: {reason}.", node=quote(node), reason=reason)
    assert no_node(node=node, reason=reason) == told


def test_a_template_cuts_a_long_name_to_one_line():
    assert str(Template("No {a}.", quoted=("a",))(a="x" * 100)) == f"No {quote('x' * 100)}."
    assert str(Template("No {a}.")(a="x" * 100)) == f"No {'x' * 100}."


def test_marking_a_text_for_translation_leaves_it_as_it_is():
    assert QT_TRANSLATE_NOOP("Sentence", "All is well.") == "All is well."


def test_a_sentence_that_lacks_an_argument_says_so_at_once():
    with pytest.raises(KeyError):
        str(Sentence.of("{a} and {b}", a=1))
