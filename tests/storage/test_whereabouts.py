"""Clouds and shares are recognised by variables, names and mounts; all else is left in peace."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from circular_assess.storage.whereabouts import Surroundings, Whereabouts, whereabouts

CLOUD, SHARE = Surroundings.CLOUD, Surroundings.SHARE
MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sdb1 /home/an/disk ext4 rw 0 0
//files/team\040one /mnt/team\040one cifs rw 0 0
half a line
"""


def _windows(path: str) -> PurePath:
    return PureWindowsPath(path)


@pytest.mark.parametrize(
    ("path", "environment", "found"),
    [
        (_windows(r"C:\Users\An\OneDrive - City\Tool\library.sqlite"), {}, (CLOUD, "OneDrive")),
        (_windows(r"D:\Work\library.sqlite"), {"OneDriveCommercial": r"D:\work"}, (CLOUD, "OneDrive")),
        (_windows(r"D:\Workshop\library.sqlite"), {"OneDriveCommercial": r"D:\Work"}, None),
        (_windows(r"C:\Users\An\AppData\Local\library.sqlite"), {"OneDrive": r"C:\Users\An\OneDrive"}, None),
        (_windows(r"C:\Users\An\AppData\Local\library.sqlite"), {"OneDrive": ""}, None),
        (_windows(r"\\files\homes\an\library.sqlite"), {}, (SHARE, r"\\files\homes")),
        (PurePosixPath("/srv/Dropbox (City)/library.sqlite"), {}, (CLOUD, "Dropbox")),
        (PurePosixPath("/Users/an/Library/Mobile Documents/x/library.sqlite"), {}, (CLOUD, "iCloud")),
        (
            PurePosixPath("/Users/an/Library/CloudStorage/GoogleDrive-an@x.be/l.db"),
            {},
            (CLOUD, "Google Drive"),
        ),
        (PurePosixPath("/data/Nextcloud/library.sqlite"), {}, (CLOUD, "Nextcloud")),
        (PurePosixPath("/data/onedriver/dropbox-notes/nextcloud"), {}, None),
        (PurePosixPath("/home/an/library.sqlite"), {}, (SHARE, "server:/homes")),
        (PurePosixPath("/home/an/disk/library.sqlite"), {}, None),
        (PurePosixPath("/homes/library.sqlite"), {}, None),
        (PurePosixPath("/mnt/team one/library.sqlite"), {}, (SHARE, "//files/team one")),
    ],
)
def test_places(path: PurePath, environment: dict[str, str], found: tuple[Surroundings, str] | None) -> None:
    expected = None if found is None else Whereabouts(*found)
    assert whereabouts(path, environment, MOUNTS) == expected


def test_without_mounts_nothing_is_said() -> None:
    assert whereabouts(PurePosixPath("/home/an/library.sqlite"), {}, "") is None
