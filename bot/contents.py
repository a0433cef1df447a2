"""What a message of Telegram's holds: words, a file with words or without, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversations.script import FILE_MARK

#: fields in which Telegram itself says something in a chat; nobody wrote it (Bot API 10.0)
SERVICE = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "passport_data",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "unique_gift",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)
#: fields that hold what a person sends
CONTENT = frozenset(
    {
        *("animation", "audio", "caption", "checklist", "contact", "dice", "document", "game"),
        *("giveaway", "giveaway_winners", "invoice", "live_photo", "location", "paid_media"),
        *("photo", "poll", "sticker", "story", "text", "venue", "video", "video_note", "voice"),
    }
)
#: fields that stand around any message: who sent it, when, as a reply to what, and how it looks
AROUND = frozenset(
    {
        *("author_signature", "business_connection_id", "caption_entities", "chat", "date"),
        *("direct_messages_topic", "edit_date", "effect_id", "entities", "external_reply"),
        *("forward_origin", "from", "guest_bot_caller_chat", "guest_bot_caller_user"),
        *("guest_query_id", "has_media_spoiler", "has_protected_content", "is_automatic_forward"),
        *("is_from_offline", "is_paid_post", "is_topic_message", "link_preview_options"),
        *("media_group_id", "message_id", "message_thread_id", "paid_star_count", "quote"),
        *("reply_markup", "reply_to_checklist_task_id", "reply_to_message"),
        *("reply_to_poll_option_id", "reply_to_story", "sender_boost_count"),
        *("sender_business_bot", "sender_chat", "sender_tag", "show_caption_above_media"),
        *("suggested_post_info", "via_bot"),
    }
)
_FILES = ("animation", "audio", "document", "photo", "sticker", "video", "video_note", "voice")


def is_service(message: Mapping[str, Any]) -> bool:
    """Whether Telegram itself said this, as that a timer was set, and no person sent it.

    So it is with a message in which there is nothing at all. A field that nobody knows yet may be
    what a person sent: that is never met with silence.
    """
    if not CONTENT.isdisjoint(message):
        return False
    return not SERVICE.isdisjoint(message) or AROUND.issuperset(message)


def words_in(message: Mapping[str, Any]) -> str | None:
    """The words of a message that is nothing else; None for files. A dice is its emoji."""
    if "text" in message:
        return str(message["text"])
    if "dice" in message:
        return str(message["dice"]["emoji"])
    return None


def caption_of(message: Mapping[str, Any]) -> str:
    """The words under a file."""
    return str(message.get("caption", ""))


def file_in(message: Mapping[str, Any]) -> str:
    """A document or a picture as an answer: its kind, its id and its name."""
    if "document" in message:
        found, kind = message["document"], "document"
    elif message.get("photo"):
        found, kind = message["photo"][-1], "photo"
    else:
        return ""
    name = "".join(c for c in str(found.get("file_name", "")) if c.isprintable())
    said = caption_of(message) if kind == "photo" else ""
    return "".join(FILE_MARK + part for part in (kind, str(found["file_id"]), name or said))


def shown_in(message: Mapping[str, Any]) -> str:
    """All that can be seen of a message, for comparing: its words, and which file goes along."""
    said = words_in(message)
    if said is not None:
        return said
    return "\n".join([caption_of(message), *sorted(_file_ids(message))])


def _file_ids(message: Mapping[str, Any]) -> set[str]:
    """What tells the files that go along from any others."""
    found = [message[kind] for kind in _FILES if kind in message]
    parts = [part for one in found for part in (one if isinstance(one, list) else [one])]
    return {str(part["file_unique_id"]) for part in parts if "file_unique_id" in part}
