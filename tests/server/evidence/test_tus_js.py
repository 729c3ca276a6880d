"""A tus client that nobody of us has written uploads through a line that is cut again and again."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sync.contract.evidence.road import HERE, address_of
from tests.support.cutting_relay import CuttingRelay
from tests.support.senders import Sender, hash_of, invented_file
from tests.support.servers import RunningServer

SIZE = 20_000_000
_CUT_EVERY = 200_000
_MOST_OF_A_HEAD = 1200
_PATIENCE_S = 110

_SCRIPT = """
const fs = require('fs');
const tus = require('tus-js-client');
const [path, endpoint, token, sha256] = process.argv.slice(2);
const size = fs.statSync(path).size;
const upload = new tus.Upload(fs.createReadStream(path), {
  endpoint, uploadSize: size, chunkSize: Infinity,
  headers: {Authorization: 'Bearer ' + token},
  metadata: {sha256, filename: 'gambar.jpg', filetype: 'image/jpeg'},
  retryDelays: Array(400).fill(50),
  onShouldRetry: () => true,
  onError: (fault) => { console.error(String(fault)); process.exit(1); },
  onSuccess: () => { console.log(upload.url); process.exit(0); },
});
upload.start();
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("node") and shutil.which("npm")), reason="this computer has no Node.js"),
]


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A folder with the client, installed as any project installs it."""
    command = [shutil.which("npm") or "npm", "install", "--no-audit", "--no-fund", "--silent", "tus-js-client@4"]
    (tmp_path / "package.json").write_text('{"name": "uji", "private": true}')
    try:
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=_PATIENCE_S)
    except (OSError, subprocess.SubprocessError) as fault:
        pytest.skip(f"tus-js-client cannot be installed here: {fault}")
    (tmp_path / "kirim.js").write_text(_SCRIPT)
    return tmp_path


@pytest.mark.timeout(300)
def test_a_standard_client_finishes_through_cuts(client: Path, server: RunningServer, rini: Sender) -> None:
    """20 MB, cut every 200 KB: the hash is right, and what went up is the file and its headers."""
    content = invented_file(SIZE, "orang lain")
    (client / "gambar.jpg").write_bytes(content)
    with CuttingRelay(server.url, _CUT_EVERY) as relay:
        words = ["gambar.jpg", f"{relay.url}/v1/files/", rini._token, hash_of(content).hex()]
        ended = subprocess.run(
            [shutil.which("node") or "node", "kirim.js", *words],
            cwd=client,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
            env={**os.environ, "NO_PROXY": "*"},
        )
        assert ended.returncode == 0, ended.stderr
        assert ended.stdout.strip().endswith(address_of(hash_of(content)))
        assert relay.cuts >= SIZE // _CUT_EVERY
        print(f"{relay.up} bytes up in {relay.cuts} cuts: {relay.up / SIZE:.4f}")  # noqa: T201 - the figure
        assert relay.up <= 1.05 * SIZE + 2 * (relay.cuts + 1) * _MOST_OF_A_HEAD
    assert rini.standing(content) == [HERE]
    assert rini.get(content).body == content
