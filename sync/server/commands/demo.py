"""``demo-data``: a new centre full of invented data, to show and to try the program with."""

import argparse
from datetime import date

from sync.server.clock import SystemClock
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.demo.seed import DEMO_PASSWORD, seed_demo


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    about = f"mengisi server baru dengan data rekaan; kata sandi semua petugasnya: {DEMO_PASSWORD}"
    demo = with_data(commands.add_parser("demo-data", help=about, description=about))
    demo.add_argument(
        "--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help="hari yang dianggap hari ini; bawaan: hari ini"
    )
    demo.add_argument("--json", action="store_true")
    demo.set_defaults(run=_demo)


def _demo(chosen: argparse.Namespace) -> None:
    report = seed_demo(folder_of(chosen), SystemClock(), chosen.today)
    if chosen.json:
        hand_out(report)
    tell(
        f"{report.cases} laporan rekaan di {report.units} unit: {report.done} selesai, {report.in_process} proses, "
        f"{report.unanswered} belum ditindaklanjuti; {report.events} catatan linimasa."
    )
    tell(f"Petugas: {', '.join(report.users)}. Kata sandi semuanya: {DEMO_PASSWORD}")
