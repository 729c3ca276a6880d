"""A scanner that takes its time keeps only those waiting whose files it looks at."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from sync.server.evidence.lanes import ENDERS_AT_ONCE
from sync.server.evidence.settings import FilesSettings
from tests.server.evidence.conftest import furnished
from tests.support.centres import open_test_centre
from tests.support.senders import Sender, invented_file
from tests.support.servers import running
from tests.support.waiting import wait_for

_SCANNER = """
import pathlib, sys, threading
folder = pathlib.Path(sys.argv[1])
(folder / (pathlib.Path(sys.argv[2]).name + ".seen")).touch()
while not (folder / "free").exists():
    threading.Event().wait(0.05)
"""


def test_files_are_given_while_the_scanner_looks_at_others(tmp_path: Path) -> None:
    """As many as it may look at hang, and a photo that is there comes all the same."""
    scanner, photo = tmp_path / "pemindai.py", invented_file(3000)
    scanner.write_text(_SCANNER, encoding="utf-8")
    with open_test_centre(tmp_path / "server", "") as centre:
        furnished(centre)
        files = FilesSettings(scan=(sys.executable, str(scanner), str(tmp_path)))
        centre.folder.write(msgspec.structs.replace(centre.folder.read(), files=files))
    others = [invented_file(500, f"lambat {number}") for number in range(ENDERS_AT_ONCE)]
    with running(centre.folder) as server, ThreadPoolExecutor(ENDERS_AT_ONCE) as senders:
        rini = Sender(server.url, "rini")
        (tmp_path / "free").touch()
        rini.send(photo)
        (tmp_path / "free").unlink()
        seen = len(list(tmp_path.glob("*.seen")))
        sent = [senders.submit(rini.create, one, one) for one in others]
        try:
            wait_for(lambda: len(list(tmp_path.glob("*.seen"))) == seen + ENDERS_AT_ONCE)
            assert rini.get(photo).body == photo
        finally:
            (tmp_path / "free").touch()
        assert [one.result().status for one in sent] == [201] * ENDERS_AT_ONCE
