"""Whether a library lies where others write too: in a synchronised cloud folder or on a network share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePath

MOUNTS = Path("/proc/mounts")
SHARE_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "davfs"}
)
# Variables that a cloud program sets, and how its folders are named wherever they stand.
CLOUD_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "DROPBOX": "Dropbox",
}
CLOUD_NAMES = {
    "OneDrive": re.compile(r"onedrive( - .*|-.*)?", re.I),
    "Dropbox": re.compile(r"dropbox( \(.*\))?", re.I),
    "Google Drive": re.compile(r"google ?drive|googledrive-.*|my drive", re.I),
    "iCloud": re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs|icloud", re.I),
    "Nextcloud": re.compile(r"nextcloud\d*", re.I),
}
_OCTAL = re.compile(r"\\([0-7]{3})")


class Surroundings(Enum):
    """What kind of folder it is."""

    CLOUD = auto()
    SHARE = auto()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place that others write into as well: its kind, and the name of the cloud or of the share."""

    surroundings: Surroundings
    name: str


def whereabouts(path: PurePath, environment: Mapping[str, str], mounts: str = "") -> Whereabouts | None:
    """What is to be said of the place of an absolute path; None if nothing is known against it.

    `mounts` is the text of the system's list of mounts, empty where there is none.
    """
    for variable, name in CLOUD_VARIABLES.items():
        folder = environment.get(variable, "").strip()
        if folder and _lies_in(path, folder):
            return Whereabouts(Surroundings.CLOUD, name)
    for part in path.parts[:-1]:
        for name, pattern in CLOUD_NAMES.items():
            if pattern.fullmatch(part.strip()):
                return Whereabouts(Surroundings.CLOUD, name)
    if str(path.drive).startswith(("\\\\", "//")) and not str(path.drive).startswith(("\\\\?\\", "\\\\.\\")):
        return Whereabouts(Surroundings.SHARE, path.drive)
    return _share(path, mounts)


def read_mounts() -> str:
    """The system's list of mounts; empty where the system has none to read."""
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _lies_in(path: PurePath, folder: str) -> bool:
    return path.is_relative_to(type(path)(folder))


def _share(path: PurePath, mounts: str) -> Whereabouts | None:
    """The share that holds the path: of all mounts above it the nearest, and of equal ones the last."""
    nearest = ("", "", -1)
    for line in mounts.splitlines():
        fields = [_OCTAL.sub(lambda found: chr(int(found[1], 8)), field) for field in line.split(" ")]
        if len(fields) >= 3 and _lies_in(path, fields[1]):
            depth = len(type(path)(fields[1]).parts)
            if depth >= nearest[2]:
                nearest = (fields[0], fields[2], depth)
    source, kind, _depth = nearest
    return Whereabouts(Surroundings.SHARE, source) if kind in SHARE_KINDS else None
