"""A misspelt column or notice, or an untyped row, is found by `make check`, before it is run."""

from __future__ import annotations

import ast

import records.people as module
from tests.spelling import columns, misspelt, notices


def test_each_column_and_notice_is_spelt_as_its_table_and_room_do_and_rows_have_a_type() -> None:
    assert list(misspelt()) == []


def test_a_misspelt_column_is_found() -> None:
    tree = ast.parse("select(people.c.key_id).where(people.c.telegramm_id == 1)")

    assert list(columns(tree, module)) == [(1, "people has no column 'telegramm_id'")]


def test_a_misspelt_notice_is_found() -> None:
    tree = ast.parse(
        'outbox.post(tx, to=1, kind="note", name="fare_payd", now=now)\n'
        'outbox.tell(tx, 1, "fare_late", now)\n'
        'outbox.tell(tx, 1, "fare_layt", now)\n'
    )

    assert list(notices(tree)) == [
        (1, "no room brings a notice 'fare_payd'"),
        (3, "no room brings a notice 'fare_layt'"),
    ]
