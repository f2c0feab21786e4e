"""The cores that a process may use."""

import os

import pytest

from analysis.batch import cores as module
from analysis.batch.cores import cores


@pytest.mark.parametrize(
    ("allowed", "quotas", "expected"),
    [
        ({0, 1, 2, 5}, {}, 4),
        ({0, 1, 2, 5}, {"a/b": "max 100000"}, 4),
        ({0, 1, 2, 5}, {"a/b": "150000 100000"}, 2),  # a core and a half
        ({0, 1, 2, 5}, {"a/b": "max 100000", "a": "50000 100000"}, 1),  # of the group above
        ({0}, {"": "800000 100000"}, 1),
    ],
)
def test_affinity_and_quota_bound_them(tmp_path, monkeypatch, allowed, quotas, expected):
    (tmp_path / "own").write_text("0::/a/b\n", encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    for group, content in quotas.items():
        (tmp_path / group / "cpu.max").write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "_OWN", tmp_path / "own")
    monkeypatch.setattr(module, "_GROUPS", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: allowed, raising=False)
    assert cores() == expected


def test_a_system_without_groups_counts_what_it_has(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_OWN", tmp_path / "none")
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores() == 1
