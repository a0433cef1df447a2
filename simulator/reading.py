"""People read before they type on: the time of a message that nobody gave a time."""

from datetime import datetime, timedelta

from simulator.world import World

#: so long it takes to read what the bot wrote, and to type an answer
READING = timedelta(seconds=10)


def typed_at(world: World, person_id: int, chat_id: int) -> datetime:
    """Return when a person's next message in a chat is sent: now, or once they have read.

    What follows an answer of the bot is dated so much later than what came before it, also while
    the clock stands still or a program types: two messages of one moment would be one answer.
    """
    answered = False
    for message in world.messages.newest_first(chat_id):
        if message.sender is None:
            answered = True
        elif message.sender == person_id:
            return max(world.now, message.at + READING if answered else message.at)
    return world.now
