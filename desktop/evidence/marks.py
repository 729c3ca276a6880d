"""Marks that programs leave in a picture: of a camera, an editor, a generator, a screen. Nothing is decoded for it.

Sources: Exif 2.32; XMP (CreatorTool, History, the IPTC list of digital source types); C2PA 2; what the widespread
generators write into PNG texts.
"""

import re
from typing import Final

import msgspec

from desktop.evidence import exif as tags
from desktop.evidence.exif import Exif
from desktop.evidence.kinds import Kind
from desktop.evidence.parts import Found

_MOST_XMP: Final = 512 * 1024
_MOST_LETTERS: Final = 60
_TOOLS: Final = re.compile(r"(?:CreatorTool|softwareAgent|Software)(?:=\"|=\'|>)([^<\"\']{1,200})", re.IGNORECASE)
_SOURCE_TYPE: Final = re.compile(r"digitalsourcetype/(\w+)", re.IGNORECASE)
_GENERATED: Final = frozenset({"trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia"})

_EDITORS: Final = (
    *("Photoshop", "Lightroom", "Snapseed", "PicsArt", "GIMP", "Canva", "CapCut", "Pixelmator", "Affinity Photo"),
    *("paint.net", "PhotoScape", "Polarr", "VSCO", "Facetune", "BeautyPlus", "Meitu", "Remini", "Photopea", "Pixlr"),
    *("Fotor", "Luminar", "Paint Shop Pro", "PaintShop", "CorelDRAW", "Photo-Paint", "Inkscape", "Krita", "darktable"),
    *("Capture One", "ACDSee", "PicMonkey", "InShot", "AirBrush", "YouCam", "B612", "TouchRetouch"),
)
_GENERATORS: Final = (
    *("Stable Diffusion", "Midjourney", "DALL-E", "DALL·E", "ComfyUI", "Automatic1111", "NovelAI", "InvokeAI"),
    *("Adobe Firefly", "Firefly", "Imagen", "Gemini", "ChatGPT", "GPT-4o", "OpenAI", "Leonardo.Ai", "Ideogram"),
    *("Bing Image Creator", "Image Creator", "FLUX.1", "Grok", "Fooocus", "DreamStudio", "Runway"),
)
# Keys alone prove little ("Comment" does not count); these are written by nothing else.
_GENERATOR_KEYS: Final = {
    "parameters": ("Steps:", "Stable Diffusion"),
    "prompt": ("class_type", "ComfyUI"),
    "workflow": ("nodes", "ComfyUI"),
    "invokeai_metadata": ("", "InvokeAI"),
    "sd-metadata": ("", "InvokeAI"),
    "dream": ("", "InvokeAI"),
    "fooocus_scheme": ("", "Fooocus"),
}
_C2PA_GENERATORS: Final = re.compile(rb"trainedAlgorithmicMedia", re.IGNORECASE)
_UNNAMED: Final = "program pembuat gambar"

_SCREEN_NAME: Final = re.compile(
    r"screen[ _-]?(?:shot|capture|cap)|tangkapan[ _-]?layar|cuplikan[ _-]?layar", re.IGNORECASE
)
_SCREENS: Final = frozenset(
    {
        *((1280, 720), (1280, 800), (1360, 768), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1680, 1050)),
        *((1920, 1080), (1920, 1200), (2560, 1440), (2560, 1600), (3840, 2160), (2880, 1800), (2736, 1824)),
        *((1280, 720), (1520, 720), (1560, 720), (1600, 720), (1612, 720), (1640, 720), (1650, 720)),
        *((2160, 1080), (2220, 1080), (2240, 1080), (2280, 1080), (2310, 1080), (2316, 1080), (2340, 1080)),
        *((2376, 1080), (2388, 1080), (2392, 1080), (2400, 1080), (2404, 1080), (2408, 1080), (2412, 1080)),
        *((2436, 1125), (2460, 1080), (2520, 1080), (2688, 1242), (2532, 1170), (2556, 1179), (2622, 1206)),
        *((2778, 1284), (2796, 1290), (2868, 1320), (1334, 750), (1792, 828), (1136, 640), (2208, 1242)),
        *((2712, 1220), (2772, 1240), (2780, 1264), (2960, 1440), (3040, 1440), (3088, 1440), (3120, 1440)),
        *((3200, 1440), (3216, 1440), (2048, 1536), (2224, 1668), (2388, 1668), (2732, 2048), (2000, 1200)),
    }
)
"""Long and short side of the screens of usual phones, tablets and computers, in pixels."""
_SENT_SIDES: Final = frozenset({1280, 1600, 1920, 2048})
"""Long sides that messengers, cameras and videos bring pictures to as well; there only a PNG tells a screen."""


class Marks(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a picture file shows about how it came about."""

    has_camera: bool = False
    editor: str = ""
    """Name of an editor, as the file or our list says it; empty where there is no mark of one."""
    generator: str = ""
    is_screen: bool = False
    width: int = 0
    height: int = 0
    """Of the file that was chosen."""


def marks_of(kind: Kind, found: Found, exif: Exif, name: str) -> Marks:
    """Return the marks of a picture file of this name."""
    xmp = found.xmp[:_MOST_XMP].decode("utf-8", "replace")
    tools = (exif.text(tags.SOFTWARE), *_TOOLS.findall(xmp), *_softwares(found))
    generator = _named(tools, _GENERATORS) or _generator(found, xmp, exif)
    has_camera = _has_camera(exif)
    return Marks(
        has_camera=has_camera,
        editor="" if generator else _named(tools, _EDITORS),
        generator=generator,
        is_screen=not has_camera and _is_screen(kind, found, name),
        width=found.width,
        height=found.height,
    )


def creator_in(found: Found) -> str:
    """Return the program that the XMP of a picture names; empty where it names none."""
    match = _TOOLS.search(found.xmp[:_MOST_XMP].decode("utf-8", "replace"))
    return " ".join(match[1].split()) if match else ""


def _has_camera(exif: Exif) -> bool:
    has_name = bool(exif.text(tags.MAKER) or exif.text(tags.MODEL))
    return has_name or any(exif.number(tag) for tag in (tags.EXPOSURE, tags.APERTURE, tags.SENSITIVITY))


def _softwares(found: Found) -> tuple[str, ...]:
    return tuple(words[:200] for key, words in found.texts if key.lower() in ("software", "creator tool", "comment"))


def _named(tools: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Return the first of these programs that is named; firmware of phones names itself otherwise."""
    for tool in tools:
        said = tool.lower()
        for name in names:
            if re.search(rf"(?<![a-z]){re.escape(name.lower())}(?![a-z])", said):
                return name[:_MOST_LETTERS]
    return ""


def _generator(found: Found, xmp: str, exif: Exif) -> str:
    for key, words in found.texts:
        mark, name = _GENERATOR_KEYS.get(key.lower(), ("-", ""))
        if name and mark in words:
            return name
    comment = exif.text(tags.COMMENT)
    if "Steps:" in comment and "Sampler:" in comment:
        return "Stable Diffusion"
    types = {said.lower() for said in _SOURCE_TYPE.findall(xmp)}
    if types & _GENERATED:
        return _UNNAMED
    if b"c2pa" in found.claims and _C2PA_GENERATORS.search(found.claims):
        claimed = found.claims.decode("latin-1")
        return _named((claimed,), _GENERATORS) or _UNNAMED
    return ""


def _is_screen(kind: Kind, found: Found, name: str) -> bool:
    sides = (max(found.width, found.height), min(found.width, found.height))
    is_sized_so = sides in _SCREENS and (kind is Kind.PNG or sides[0] not in _SENT_SIDES)
    return is_sized_so or bool(_SCREEN_NAME.search(name))
