"""The bot's name and descriptions, by language."""

from simulator.bot_profile import language_in
from simulator.methods.table import Json, method
from simulator.world import World


def _enter(suffix: str, what: str) -> None:
    @method(f"setMy{suffix}")
    def write(world: World, params: Json) -> bool:
        """Return True; an empty text goes back to what it was."""
        world.bot.words[what, language_in(params)] = params.get(what, "")
        world.events.add("people", world.now)
        return True

    @method(f"getMy{suffix}")
    def read(world: World, params: Json) -> Json:
        """Return the words in this language, else those for everyone."""
        return {what: world.bot.read_words(what, language_in(params))}


for _suffix, _what in (
    ("Name", "name"),
    ("Description", "description"),
    ("ShortDescription", "short_description"),
):
    _enter(_suffix, _what)
