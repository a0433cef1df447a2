"""Files that can be downloaded."""

from simulator.errors import bad_request
from simulator.files import DOWNLOAD_LIMIT_BYTES
from simulator.methods.table import Json, method
from simulator.world import World


@method("getFile")
def get_file(world: World, params: Json) -> Json:
    """Return where the file can be downloaded."""
    stored = world.files.get(params["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > DOWNLOAD_LIMIT_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }


@method("getUserProfilePhotos")
def get_user_profile_photos(world: World, params: Json) -> Json:
    """Return no pictures: nobody here has one."""
    if params["user_id"] not in world.people.by_id:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
