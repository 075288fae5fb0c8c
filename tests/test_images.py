"""Photos: nothing harmful gets in, and nothing that a camera noted gets out."""

import struct
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from catalog.errors import PhotoChanged
from catalog.images import Cache, Facts, Refusal, examine, source, variant
from catalog.images.facts import WIDTHS
from catalog.pipeline import build
from tests import photo_fixture
from tests.invented import PROVINCE, copy_of_province, files_of, order
from tests.photo_fixture import PLACE_AND_NAME, chunk, corners, exif, painted, png, saved

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
PHOTO = saved(painted(1300, 975), "JPEG", quality=40)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def put(folder: Path, data: bytes, name: str = "anh.jpg") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def shown(file: Path, cache: Cache) -> dict[str, bytes]:
    """All variants of a photo that must be fine."""
    facts = examine(file, cache)
    assert isinstance(facts, Facts), facts
    return {path: variant(file, facts, path, cache) for path in facts.paths}


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def near(one: object, other: tuple[int, int, int], most: int = 40) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def corner_colours(data: bytes) -> list[object]:
    picture = opened(data)
    right, low = picture.width * 3 // 4, picture.height * 3 // 4
    left, high = picture.width // 4, picture.height // 4
    return [picture.getpixel(at) for at in ((left, high), (right, high), (left, low), (right, low))]


# --- what is shown ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "widths", "jpeg"),
    [
        ((4000, 3000), (400, 800, 1200), 800),
        ((1200, 900), (400, 800, 1200), 800),
        ((1000, 100), (400, 800, 1000), 800),
        ((400, 900), (400,), 400),
        ((7, 600), (7,), 7),
        ((12000, 3), (400, 800, 1200), 800),
    ],
)
def test_a_photo_is_made_smaller_and_never_larger(
    tmp_path: Path, cache: Cache, size: tuple[int, int], widths: tuple[int, ...], jpeg: int
) -> None:
    found = shown(put(tmp_path, saved(Image.new("RGB", size), "PNG"), "anh.png"), cache)

    sizes = [opened(data).size for data in found.values()]
    assert [width for width, _ in sizes] == [*widths, jpeg]
    assert all(height == max(1, round(size[1] * w / size[0])) for w, height in sizes)
    assert [path.rpartition("-")[2] for path in found] == [
        *(f"{width}.webp" for width in widths),
        f"{jpeg}.jpg",
    ]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_stands_upright_however_the_camera_was_held(
    tmp_path: Path, cache: Cache, orientation: int, form: str
) -> None:
    """Stored as the camera lay, with a note; browsers would read the note, and it is gone."""
    undo = [None, None, 0, 3, 1, 5, 2, 6, 4][orientation]
    upright = corners(640, 480)
    stored = upright if undo is None else upright.transpose(Image.Transpose(undo))
    data = saved(stored, form, exif=exif(orientation))
    file = put(tmp_path, data, f"anh.{form.lower()}")

    assert examine(file, cache) == Facts(source.digest_of(data), 640, 480)
    for made in shown(file, cache).values():
        assert opened(made).size in {(400, 300), (640, 480)}
        colours = corner_colours(made)
        assert all(map(near, colours, (RED, GREEN, BLUE, WHITE))), colours


def test_what_the_camera_noted_is_gone(tmp_path: Path, cache: Cache) -> None:
    """Place, owner, remarks and profile: a household's garden is nobody's business."""
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PLACE_AND_NAME}</x:xmpmeta>".encode()
    remark = PLACE_AND_NAME.encode()
    told = {"exif": exif(), "icc_profile": icc, "xmp": packet}
    secret = PLACE_AND_NAME.encode()
    for form, options in (("JPEG", {"comment": remark}), ("WEBP", {}), ("PNG", {})):
        data = saved(painted(1300, 900), form, **told, **options)
        assert secret in data or form == "PNG"
        for made in shown(put(tmp_path, data, f"anh.{form.lower()}"), cache).values():
            left = opened(made)
            assert secret not in made
            assert not left.getexif()
            assert set(left.info) <= {
                *("loop", "background", "timestamp", "duration", "jfif", "jfif_version"),
                *("jfif_unit", "jfif_density", "progressive", "progression"),
            }
            assert not [mark for mark in (b"Exif", b"ICC", b"XMP", b"http") if mark in made]


def test_text_chunks_of_a_png_are_gone_too(tmp_path: Path, cache: Cache) -> None:
    body = zlib.compress(b"\0" + b"\x80" * 3 * 700)
    data = png(700, 1, chunk(b"tEXt", b"Author\0" + PLACE_AND_NAME.encode()), chunk(b"IDAT", body))

    found = shown(put(tmp_path, data, "anh.png"), cache)

    assert all(PLACE_AND_NAME.encode() not in made for made in found.values())


@pytest.mark.parametrize(
    ("picture", "form", "colour"),
    [
        (Image.new("RGBA", (700, 500), (255, 0, 0, 0)), "PNG", WHITE),
        (Image.new("RGBA", (700, 500), (255, 0, 0, 128)), "PNG", (255, 127, 127)),
        (Image.new("RGBA", (700, 500), (255, 0, 0, 0)), "WEBP", WHITE),
        (Image.new("LA", (700, 500), (0, 0)), "PNG", WHITE),
        (Image.new("L", (700, 500), 100), "PNG", (100, 100, 100)),
        (Image.new("L", (700, 500), 100), "JPEG", (100, 100, 100)),
        (Image.new("1", (700, 500), 1), "PNG", WHITE),
        (Image.new("I;16", (700, 500), 0x8000), "PNG", (128, 128, 128)),
        (Image.new("CMYK", (700, 500), (0, 255, 255, 0)), "JPEG", (254, 0, 0)),
        (Image.new("RGB", (700, 500), "blue").convert("P"), "PNG", BLUE),
    ],
    ids=[
        "clear",
        "half",
        "clear-webp",
        "grey-clear",
        "grey",
        "grey-jpeg",
        "bits",
        "16",
        "ink",
        "p",
    ],
)
def test_every_kind_of_colour_is_shown_as_on_a_screen(
    tmp_path: Path, cache: Cache, picture: Image.Image, form: str, colour: tuple[int, int, int]
) -> None:
    """Paper is white: what can be seen through lies on it."""
    for made in shown(put(tmp_path, saved(picture, form), f"anh.{form.lower()}"), cache).values():
        left = opened(made)
        assert left.mode == "RGB"
        assert near(left.getpixel((9, 9)), colour, 6)


def test_a_palette_with_one_clear_colour_lies_on_white(tmp_path: Path, cache: Cache) -> None:
    data = saved(Image.new("P", (700, 500), 0), "PNG", transparency=0)

    for made in shown(put(tmp_path, data, "anh.png"), cache).values():
        assert near(opened(made).getpixel((9, 9)), WHITE, 6)


def test_colours_of_another_screen_are_converted(tmp_path: Path, cache: Cache) -> None:
    """Phones call another red "255": here, of a screen whose green is our red."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1)
    profile = swapped.replace(b"????", b"gXYZ", 1)
    for form in ("JPEG", "PNG", "WEBP"):
        data = saved(Image.new("RGB", (700, 500), "lime"), form, icc_profile=profile)
        for made in shown(put(tmp_path, data, f"anh.{form.lower()}"), cache).values():
            assert near(opened(made).getpixel((9, 9)), RED, 6)


def test_a_profile_that_does_not_fit_is_left_out(tmp_path: Path, cache: Cache) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"no profile at all", b""):
        data = saved(Image.new("RGB", (700, 500), "lime"), "PNG", icc_profile=profile)
        for made in shown(put(tmp_path, data, "anh.png"), cache).values():
            assert near(opened(made).getpixel((9, 9)), GREEN, 6)


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever was made before it, and wherever it lies."""
    file = put(tmp_path, PHOTO)
    other = put(tmp_path, saved(painted(900, 900, land="red"), "PNG"), "khac.png")

    first = shown(file, Cache(tmp_path / "one"))
    shown(other, Cache(tmp_path / "one"))
    again = shown(put(tmp_path, PHOTO, "ban-sao.jpeg"), Cache(tmp_path / "two"))

    assert first == again


def test_a_tail_behind_a_photo_is_gone(tmp_path: Path, cache: Cache) -> None:
    """A photo that is also a page or an archive would be one on our site, too."""
    tail = b"<script>alert(1)</script>PK\x03\x04"
    found = shown(put(tmp_path, PHOTO + tail), cache)

    assert all(b"script" not in made and b"PK\x03\x04" not in made for made in found.values())


def test_a_second_picture_behind_a_jpeg_is_left_out(tmp_path: Path, cache: Cache) -> None:
    """Phones add one for depth or for a screen; it is no moving picture."""
    pair = saved(
        painted(700, 500), "MPO", save_all=True, append_images=[Image.new("RGB", (700, 500))]
    )
    found = shown(put(tmp_path, pair), cache)

    assert near(opened(next(iter(found.values()))).getpixel((390, 5)), (0x8F, 0xB8, 0xD8))


# --- what is refused ----------------------------------------------------------------------


def code(file: Path, cache: Cache) -> str:
    found = examine(file, cache)
    assert isinstance(found, Refusal), found
    return found.code


def webp(width: int, height: int) -> bytes:
    """A header that promises a canvas."""
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("size", [(20000, 20000), (60000, 60000), (8000, 8000), (12001, 5)])
def test_a_bomb_is_told_from_its_header(
    tmp_path: Path, cache: Cache, size: tuple[int, int]
) -> None:
    """Before it is decoded: 20,000 by 20,000 pixels take more than a gigabyte."""
    zeros = zlib.compress(bytes(1_000_000))
    resource = pytest.importorskip("resource")
    file = put(tmp_path, png(*size, chunk(b"IDAT", zeros)), "anh.png")
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()

    found = code(file, cache)

    assert found == "photo-too-many-pixels"
    assert time.perf_counter() - begun < 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < (100_000 if sys.platform == "linux" else 100_000_000)


def test_a_webp_that_promises_too_much_is_refused(tmp_path: Path, cache: Cache) -> None:
    begun = time.perf_counter()

    assert code(put(tmp_path, webp(16000, 16000), "anh.webp"), cache) in {
        "photo-too-many-pixels",
        "photo-broken",
    }
    assert time.perf_counter() - begun < 1


def test_a_bomb_in_the_remarks_is_refused(tmp_path: Path, cache: Cache) -> None:
    """A few kilobytes of text that unfold to a hundred megabytes."""
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000)))
    body = chunk(b"IDAT", zlib.compress(b"\0" + bytes(3 * 700)))

    assert code(put(tmp_path, png(700, 1, text, body), "anh.png"), cache) == "photo-broken"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_photo_cut_short_is_found(tmp_path: Path, cache: Cache, form: str, share: float) -> None:
    """Uploads end early; a picture that is half grey is worse than none."""
    data = saved(painted(700, 500), form)
    file = put(tmp_path, data[: int(len(data) * share)], f"anh.{form.lower()}")

    assert code(file, cache) == "photo-broken"


def test_links_folders_and_pipes_are_refused(tmp_path: Path, cache: Cache) -> None:
    real = put(tmp_path, PHOTO)
    (tmp_path / "lien-ket.jpg").symlink_to(real)
    (tmp_path / "thu-muc.jpg").mkdir()

    assert code(tmp_path / "lien-ket.jpg", cache) == "photo-not-plain"
    assert code(tmp_path / "thu-muc.jpg", cache) == "photo-not-plain"
    assert code(tmp_path / "khong-co.jpg", cache) == "photo-not-plain"


def test_too_heavy_is_told_before_it_is_read(tmp_path: Path, cache: Cache) -> None:
    with (tmp_path / "anh.jpg").open("wb") as heavy:
        heavy.truncate(10**11)

    assert code(tmp_path / "anh.jpg", cache) == "photo-too-heavy"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "anh.jpg", "photo-heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "anh.jpg", "photo-heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "anh.jpg", "photo-format"),
        (b"GIF89a\1\0\1\0\0\0\0;", "anh.png", "photo-format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "anh.png", "photo-format"),
        (b"%PDF-1.7", "anh.jpg", "photo-format"),
        (b"\xff", "anh.jpg", "photo-format"),
        (b"", "anh.jpg", "photo-broken"),
        (PHOTO, "anh.png", "photo-ending"),
        (PHOTO, "anh.webp", "photo-ending"),
        (PHOTO, "anh", "photo-ending"),
    ],
)
def test_the_content_decides_and_not_the_name(
    tmp_path: Path, cache: Cache, data: bytes, name: str, expected: str
) -> None:
    assert code(put(tmp_path, data, name), cache) == expected


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(tmp_path: Path, cache: Cache, form: str) -> None:
    data = saved(
        painted(700, 500), form, save_all=True, append_images=[Image.new("RGB", (700, 500))]
    )

    assert code(put(tmp_path, data, f"anh.{form.lower()}"), cache) == "photo-animated"


SEEDS = {
    "jpg": saved(painted(90, 60), "JPEG", exif=exif(6)),
    "png": saved(painted(90, 60).convert("P"), "PNG", exif=exif(3)),
    "webp": saved(painted(90, 60), "WEBP", exif=exif(8)),
}


@settings(max_examples=400, deadline=None)
@given(
    ending=st.sampled_from(sorted(SEEDS)),
    edits=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=6),
    cut=st.floats(0, 1),
)
def test_no_file_whatever_raises(
    tmp_path_factory: pytest.TempPathFactory,
    ending: str,
    edits: list[tuple[float, bytes]],
    cut: float,
) -> None:
    """What is taken as fine can be shown, too."""
    data = bytearray(SEEDS[ending])
    for at, new in edits:
        start = int(at * len(data))
        data[start : start + len(new)] = new
    folder = tmp_path_factory.getbasetemp()
    data = data[: int(len(data) * max(cut, 0.1))] if cut < 0.7 else data
    file = put(folder, bytes(data), f"fuzz.{ending}")
    kept = Cache(folder / "no" / "such")

    found = examine(file, kept)

    if isinstance(found, Facts):
        assert all(opened(variant(file, found, path, kept)) for path in found.paths)


# --- the cache ----------------------------------------------------------------------------


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every photo that is opened by Pillow."""
    calls = []
    real = Image.open

    def count(*arguments: object, **rest: object) -> Image.Image:
        calls.append("opened")
        return real(*arguments, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Image, "open", count)
    return calls


def test_an_unchanged_photo_is_never_decoded_again(
    tmp_path: Path, cache: Cache, counted: list[str]
) -> None:
    """Whether it is fine or not."""
    file = put(tmp_path, PHOTO)
    broken = put(tmp_path, PHOTO[:5000], "hong.jpg")
    first, refused = shown(file, cache), examine(broken, cache)
    counted.clear()

    assert shown(file, cache) == first
    assert examine(broken, cache) == refused == Refusal("photo-broken")
    assert counted == []


def test_another_photo_under_the_same_name_is_seen(tmp_path: Path, cache: Cache) -> None:
    before = shown(put(tmp_path, PHOTO), cache)
    after = shown(put(tmp_path, saved(painted(1300, 975, land="red"), "JPEG")), cache)

    assert not before.keys() & after.keys()


@pytest.mark.parametrize("damage", [b"", b"\0", b"x" * 40, None])
def test_a_damaged_cache_gets_nowhere(tmp_path: Path, cache: Cache, damage: bytes | None) -> None:
    """Cut short by a full disk, or changed by whoever may write there. None: the last byte."""
    file = put(tmp_path, PHOTO)
    first = shown(file, cache)
    kept = [path for path in cache.folder.iterdir() if path.is_file()]
    assert len(kept) == len(WIDTHS) + 2
    for one in kept:
        one.write_bytes(one.read_bytes()[:-1] if damage is None else damage)

    assert shown(file, cache) == first
    assert all(cache.get(one.name) for one in kept)


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    put(tmp_path, b"", "a-file")
    cache = Cache(tmp_path / "a-file" / "below")

    assert shown(put(tmp_path, PHOTO), cache)
    assert {one.name for one in tmp_path.iterdir()} == {"a-file", "anh.jpg"}


def test_a_photo_replaced_during_the_build_stops_it(tmp_path: Path, cache: Cache) -> None:
    """Else the name of a file would tell another content."""
    file = put(tmp_path, PHOTO)
    facts = examine(file, cache)
    assert isinstance(facts, Facts)
    put(tmp_path, saved(painted(1300, 975, land="red"), "JPEG"))

    with pytest.raises(PhotoChanged):
        variant(file, facts, facts.jpeg, cache)


# --- the site -----------------------------------------------------------------------------


def test_the_photos_of_the_province_are_those_of_the_fixture() -> None:
    """They are invented, and nobody put a real one among them."""
    for name, paint in photo_fixture.PROVINCE.items():
        there, made = opened((PROVINCE / name).read_bytes()), opened(paint())
        assert (there.size, there.format) == (made.size, made.format)


def test_a_site_holds_the_variants_of_its_photos_and_no_original(tmp_path: Path) -> None:
    cached = order(tmp_path / "site", cache=tmp_path / "cache")
    assert build(cached).catalogue
    first = files_of(tmp_path / "site")
    again = build(cached)
    bare = order(tmp_path / "bare", cache=PROVINCE / "catalogue.yml" / "no", jobs=2)
    assert build(bare).catalogue

    assert again.changed == 0
    assert {k: v for k, v in files_of(tmp_path / "bare").items() if k.startswith("anh/")} == {
        k: v for k, v in first.items() if k.startswith("anh/")
    }
    assert sum(path.startswith("anh/") for path in first) == 4 + 3 + 3
    assert not [path for path, data in first.items() if PLACE_AND_NAME.encode() in data]


def test_two_records_may_show_one_photo(tmp_path: Path) -> None:
    """Under one name, or as two copies of it: made once."""
    folder = copy_of_province(tmp_path)
    maker = folder / "htx-vi-du-mot"
    (maker / "ban-sao.jpg").write_bytes((maker / "nuong-che.jpg").read_bytes())
    for name, photo in (("ca-phe-sap-het-han", "nuong-che"), ("man-say-het-hieu-luc", "ban-sao")):
        record = maker / f"{name}.yml"
        said = f"photos:\n  - file: {photo}.jpg\n    alt: {{vi: Hình vẽ ví dụ}}\n"
        record.write_text(record.read_text("utf-8") + said, "utf-8")

    built = build(order(tmp_path / "site", products=folder, cache=tmp_path / "cache"))

    assert built.problems == ()
    assert len(list((tmp_path / "site" / "anh").iterdir())) == 10
