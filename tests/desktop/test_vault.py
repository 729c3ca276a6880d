"""The vault: only the password opens it, and nothing of it lies open."""

import json
import runpy
from pathlib import Path

import pytest

from desktop import vault
from desktop.vault import Vault, fresh_vault, open_vault, seal_vault
from sync.contract.errors import LocalFault, VaultLocked


def make_vault(path: Path, password: str) -> Vault:
    """Make a vault file."""
    made = fresh_vault()
    seal_vault(path, made, password)
    return made


def test_the_right_password_gives_the_same_keys_again(tmp_path: Path) -> None:
    """Keys are of one file each and stay for ever."""
    made = make_vault(tmp_path / "vault.json", "kata sandi")
    opened = open_vault(tmp_path / "vault.json", "kata sandi")
    assert made.key_for("desk.db") == opened.key_for("desk.db")
    assert len(opened.key_for("desk.db")) == 32
    assert opened.key_for("desk.db") != opened.key_for("evidence.db")


def test_a_wrong_password_opens_nothing(tmp_path: Path) -> None:
    """It is told apart from a damaged file."""
    make_vault(tmp_path / "vault.json", "kata sandi")
    with pytest.raises(VaultLocked):
        open_vault(tmp_path / "vault.json", "kata sandi ")


def test_a_changed_password_keeps_the_data_key(tmp_path: Path) -> None:
    """Only 32 bytes are wrapped anew; the former password is dead."""
    path = tmp_path / "vault.json"
    made = make_vault(path, "lama")
    seal_vault(path, made, "baru")
    assert open_vault(path, "baru").key_for("desk.db") == made.key_for("desk.db")
    with pytest.raises(VaultLocked):
        open_vault(path, "lama")
    assert [file.name for file in tmp_path.iterdir()] == ["vault.json"]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 1, "kdf": {}}', "\x00\x01", '{"format": 99}'])
def test_a_damaged_or_newer_file_is_told_in_words(tmp_path: Path, content: str) -> None:
    """It is neither opened nor replaced."""
    path = tmp_path / "vault.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LocalFault) as told:
        open_vault(path, "kata sandi")
    assert not isinstance(told.value, VaultLocked)
    assert path.read_text(encoding="utf-8") == content


def test_parameters_beyond_reason_are_refused(tmp_path: Path) -> None:
    """A planted file cannot make a laptop spend all its memory."""
    path = tmp_path / "vault.json"
    make_vault(path, "kata sandi")
    told = json.loads(path.read_text(encoding="utf-8"))
    told["kdf"]["memory_kib"] = 1 << 30
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(LocalFault):
        open_vault(path, "kata sandi")


def test_a_new_vault_costs_what_the_standard_recommends() -> None:
    """RFC 9106, for computers with little memory; tests lower it in their own processes only."""
    assert runpy.run_path(vault.__file__)["WORK"] == {"iterations": 3, "memory_kib": 64 * 1024, "lanes": 4}
