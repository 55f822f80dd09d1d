"""Folders of a network are told from those of this computer, by what is mounted where."""

from __future__ import annotations

import pytest

from circuit_editor.files import local_disks

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /shared/ann/class rw - nfs4 server:/class rw
31 30 8:2 / /shared/ann/class/stick rw,noexec master:3 - vfat /dev/sdb1 rw
32 22 0:41 / /mnt/two\040words rw - cifs //server/share rw
33 22 0:42 / /run/far rw - fuse.sshfs far:/ rw
34 22 0:43 / /tmp rw - tmpfs tmpfs rw
""".strip()


@pytest.mark.parametrize(
    ("folder", "is_local"),
    [
        ("/", True),
        ("/shared/ann", True),
        ("/shared/ann/classes", True),
        ("/shared/ann/class", False),
        ("/shared/ann/class/week 1", False),
        ("/shared/ann/class/stick/old", True),
        ("/mnt/two words/x", False),
        ("/run/far/away", False),
        ("/tmp/x", True),
    ],
)
def test_the_innermost_mount_tells(folder, is_local):
    assert local_disks._is_local(folder, MOUNTS) == is_local


def test_what_cannot_be_known_is_not_local():
    assert not local_disks._is_local("/", "")
    assert not local_disks._is_local("/", "nonsense - ext4")


def test_what_is_mounted_last_at_one_place_tells():
    assert not local_disks._is_local("/tmp", f"{MOUNTS}\n35 34 0:44 / /tmp rw - nfs a:/ rw")


def test_no_disk_is_asked(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n")
    monkeypatch.setattr(local_disks, "MOUNTS", mounts)
    monkeypatch.setattr("sys.platform", "linux")
    assert local_disks.is_on_local_disk("/nowhere/at all")
    monkeypatch.setattr(local_disks, "MOUNTS", tmp_path / "none")
    assert not local_disks.is_on_local_disk("/")
