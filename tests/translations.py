"""Collects what windows say and compiles its English: ``python -m tests.translations``, or ``make translations``.

Qt's own tools do the work. Since lupdate reads Python by its look only, the calls are found in the syntax tree first,
and lupdate is shown them in the plainest spelling. A sentence that another place has in English already is filled in;
whatever stays unfinished is printed, to be written into ``tindak_en.ts`` by hand.
"""

import ast
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "translations"
SOURCE: Final = FOLDER / "tindak_en.ts"
COMPILED: Final = FOLDER / "tindak_en.qm"


class Said(NamedTuple):
    """One call that asks for the words of the window's language."""

    context: str
    source: str
    is_counted: bool
    """Whether it hands in a number, by which English takes one or the other form."""


def collect(into: Path) -> None:
    """Bring a ``.ts`` file up to date with the sources: new sentences come in unfinished, vanished ones go."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        copies = folder / "copies.lst"
        copies.write_text("\n".join(str(copy) for copy in _spelled_out(folder)), encoding="utf-8")
        work = folder / "work.ts"
        if into.exists():
            shutil.copyfile(into, work)
        options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "id", "-target-language", "en"]
        _run("lupdate", *options, f"@{copies}", "-ts", str(work))
        tree = ElementTree.parse(work)
    _fill_from_each_other(tree)
    _write(tree, into)


def compile_to(source: Path, compiled: Path) -> None:
    """Make the ``.qm`` file that the program reads."""
    _run("lrelease", "-silent", str(source), "-qm", str(compiled))


def messages(source: Path = SOURCE) -> Iterator[tuple[str, str, list[str], bool]]:
    """Yield (context, Indonesian, English in all its forms, whether it is finished) of every sentence."""
    for context in ElementTree.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            is_finished = translation.get("type") is None and all(forms)
            yield context.findtext("name") or "", message.findtext("source") or "", forms, is_finished


def main() -> int:
    """Collect, compile, and print what is not translated yet; returns 1 while there is such a sentence."""
    collect(SOURCE)
    compile_to(SOURCE, COMPILED)
    unfinished = [(context, source) for context, source, _forms, is_finished in messages() if not is_finished]
    for context, source in unfinished:
        sys.stdout.write(f"{context}: {source}\n")
    return 1 if unfinished else 0


def said_in(code: str) -> Iterator[Said]:
    """Yield all sentences of one module. :raises ValueError: for a call whose sentence is not a literal."""
    tree = ast.parse(code)
    yield from _said_below(tree, "", _context_of_short_form(tree))


def _said_below(node: ast.AST, name: str, short_form: str) -> Iterator[Said]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _said_below(child, child.name, short_form)
        elif not (isinstance(child, ast.FunctionDef) and child.name == "_tr"):
            if isinstance(child, ast.Call) and (said := _said(child, name, short_form)):
                yield said
            yield from _said_below(child, name, short_form)


def _said(call: ast.Call, name: str, short_form: str) -> Said | None:
    match call.func:
        case ast.Attribute(value=ast.Name("self"), attr="tr"):
            return Said(name, _literal(call.args[0]), len(call.args) > 2)
        case ast.Name("_tr"):
            return Said(short_form, _literal(call.args[0]), len(call.args) > 1)
        case ast.Attribute(value=ast.Name("QCoreApplication"), attr="translate"):
            return Said(_literal(call.args[0]), _literal(call.args[1]), len(call.args) > 3)
    return None


def _context_of_short_form(tree: ast.Module) -> str:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            calls = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
            return _literal(calls[0].args[0])
    return ""


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"line {node.lineno}: what is to be translated must be one literal")


def _spelled_out(folder: Path) -> Iterator[Path]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        lines = [
            f"class {said.context}:\n    def say(self):\n        self.tr({_quoted(said.source)}{counted})\n"
            for said in said_in(path.read_text(encoding="utf-8"))
            for counted in [', "", n' if said.is_counted else ""]
        ]
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("\n".join(lines), encoding="utf-8")
        yield copy


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _fill_from_each_other(tree: "ElementTree.ElementTree[ElementTree.Element]") -> None:
    known: dict[str, str] = {}
    waiting: list[tuple[str, ElementTree.Element]] = []
    for message in tree.getroot().iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if translation is None or message.get("numerus"):
            continue
        if translation.get("type") is None and translation.text:
            known.setdefault(source, translation.text)
        else:
            waiting.append((source, translation))
    for source, translation in waiting:
        if source in known:
            translation.text = known[source]
            translation.attrib.pop("type", None)


def _write(tree: "ElementTree.ElementTree[ElementTree.Element]", into: Path) -> None:
    for context in tree.getroot().iter("context"):
        found = context.findall("message")
        for message in found:
            context.remove(message)
        context.extend(sorted(found, key=lambda message: message.findtext("source") or ""))
    ElementTree.indent(tree, "  ")
    words = ElementTree.tostring(tree.getroot(), encoding="unicode")
    into.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{words}\n', encoding="utf-8", newline="\n")


def _run(tool: str, *words: str) -> None:
    found = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent))
    assert found is not None, f"pyside6-{tool} is not beside this Python"
    subprocess.run([found, *words], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
