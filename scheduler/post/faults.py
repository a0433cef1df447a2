"""What our own code stumbled over, as it may stand in a log: never in anybody's words."""

from __future__ import annotations


def where(error: BaseException) -> str:
    """An error's type and place, without its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} in {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
