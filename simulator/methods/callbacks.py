"""Answers to taps."""

from simulator.methods.table import Json, method
from simulator.world import World


@method("answerCallbackQuery")
def answer_callback_query(world: World, params: Json) -> bool:
    """Return True; the answer shows only to the person who tapped."""
    query = world.find_query(params["callback_query_id"])
    if not query.answered and params.get("text"):
        alert = world.phones.alert(query.person_id, world.now, params)
        world.events.add("alert", world.now, [query.person_id], chat=query.chat_id, alert=alert)
    query.answered = True
    return True
