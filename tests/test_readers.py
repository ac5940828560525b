"""Readers: any bytes become an article or a reject with a reason; nothing raises, nothing is altered."""
import csv
import gzip
import io
import json
import os
import socket
import threading
from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.text import readers
from khabar.text.article import Article, Reject, Unreadable, read, read_all, title_of
from khabar.text.decode import decode
from khabar.text.language import not_arabic

STORY = (
    "أعلن وزير النقل سامي الحداد أن الطريق الساحلي سيفتح أمام السيارات الأسبوع المقبل، بعد أعمال استمرت سنتين.\n"
    "وقال الحداد: «كلفة المشروع 12 مليون دولار»، مضيفا أن 300 عامل شاركوا فيه على مدى 24 شهرا؛ وأن الجسر سيليه.\n"
)


def one(path, data):
    """What the reader makes of a file with these bytes: one thing."""
    path.write_bytes(data)
    found = list(read_all(path))
    assert len(found) == 1
    return found[0]


def reasons(paths, **options):
    return [found.reason for found in read_all(paths, **options) if isinstance(found, Reject)]


def rows(*objects):
    return io.BytesIO("".join(json.dumps(each) + "\n" for each in objects).encode())


# encodings

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso-8859-6", "mac-arabic"]
NAMES = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_is_found_and_recorded(tmp_path, encoding):
    text = STORY.replace("«", '"').replace("»", '"') if encoding == "iso-8859-6" else STORY
    found = one(tmp_path / "a.txt", text.encode(encoding))
    assert (found.text, found.encoding) == (text, NAMES.get(encoding, encoding))


@pytest.mark.parametrize("bom, encoding", [(b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")])
def test_mark_is_dropped(tmp_path, bom, encoding):
    assert one(tmp_path / "a.txt", bom + STORY.encode(encoding)).text == STORY


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،.\n0123456789", min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_comes_back_as_it_was(text, encoding):
    assert decode(text.encode(encoding)).text == text


@settings(max_examples=50)
@given(st.permutations(STORY.split()), st.sampled_from(["cp1256", "mac-arabic", "utf-16-le", "utf-16-be"]))
def test_code_pages_come_back_as_they_were(words, encoding):
    text = " ".join(words)
    assert decode(text.encode(encoding)).text == text


@given(st.binary(max_size=300), st.sampled_from([".txt", ".html", ".csv", ".jsonl", ".jsonl.gz"]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("bytes") / f"a{suffix}"
    path.write_bytes(data)
    assert all(isinstance(found, (Article, Reject)) for found in read_all(path))
    assert not any("internal error" in reason for reason in reasons(path))


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\u2028", "\u0085"])
def test_line_ends_stay_as_they_are(tmp_path, ends):
    text = STORY.replace("\n", ends)
    assert one(tmp_path / "a.txt", text.encode()).text == text


MOJIBAKE = {
    "UTF-8 twice, by Latin-1": STORY.encode().decode("latin-1"),
    "UTF-8 twice, by Windows-1252": STORY.encode().decode("cp1252", "ignore"),
    "UTF-8 by Windows-1256": STORY.encode().decode("cp1256"),
    "Windows-1256 by Latin-1": STORY.encode("cp1256").decode("latin-1"),
    "ISO-8859-6 by Latin-1": STORY.encode("iso-8859-6", "ignore").decode("latin-1"),
    "half of it": STORY + STORY.encode().decode("latin-1"),
}


@pytest.mark.parametrize("name", MOJIBAKE)
def test_mojibake_is_recognised(tmp_path, name):
    assert one(tmp_path / "a.txt", MOJIBAKE[name].encode()).reason.startswith("mojibake: ")
    assert reasons("-", stdin=rows({"id": "1", "text": MOJIBAKE[name]}))[0].startswith("mojibake: ")


@pytest.mark.parametrize("text", ["زيارة Nguyễn Phú Trọng إلى المدينة", "مطعم «Café Ø» في المدينة", "فقط، مع، بلغ؛ لفظ؟ فقط، مع،", STORY])
def test_good_text_is_no_mojibake(text):
    assert reasons("-", stdin=rows({"id": "1", "text": text})) == []


# what is no article

PLAIN = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t\r\n ", "empty"),
    "no-break spaces": ("\u00a0\n\u00a0 \n".encode(), "empty"),
    "marks only": ("\ufeff\ufeff\u200f\u200e\u202b".encode(), "empty"),
    "English": (b"The minister said that the road would open next week.\n", "not Arabic: 0% of its letters are Arabic"),
    "English with a name": ("The minister Sami Haddad (سامي) said that the road would open again.".encode(), "not Arabic: 7%"),
    "digits": (b"12 34 56\n", "not Arabic: it holds no letters"),
    "Persian": ("وزیر راه گفت که این پروژه بزرگ پس از چند سال تأخیر آغاز می‌شود و گروه‌های کارگری چهار پل می‌سازند".encode(), "not Arabic: Persian (fa)"),
    "Urdu": ("وزیر نے کہا ہے کہ یہ سڑک اگلے ہفتے گاڑیوں کے لیے کھول دی جائے گی اور اس پر بڑی رقم خرچ ہوئی ہے".encode(), "not Arabic: Urdu (ur)"),
    "Kurdish": ("وەزیری گواستنەوە ڕایگەیاند کە ڕێگاکە هەفتەی داهاتوو بەڕووی ئۆتۆمبێلەکاندا دەکرێتەوە".encode(), "not Arabic: Kurdish (ckb)"),
    "one bad byte": (STORY.encode().replace("سامي".encode(), b"\xff" + "سامي".encode()), "not UTF-8: byte 0xFF at 29 can't stand there"),
    "cut off": (STORY.strip().rstrip(".").encode()[:-1], "cut off in the middle of a character at its end"),
    "UTF-16 cut off": (b"\xff\xfe" + STORY.encode("utf-16-le")[:-1], "cut off in the middle of a character at its end"),
    "mixed encodings": (STORY.encode() + STORY.encode("cp1256"), "mixed encodings"),
    "not sure which": ("راهبات".encode("cp1256"), "encoding not"),
    "Latin": ("café à la crème, élève".encode("latin-1"), "encoding not recognised"),
    "a NUL": (STORY.encode() + b"\x00" + STORY.encode(), "not text: a NUL byte at byte"),
    "NULs": (b"\x00" * 5000, "not text: a NUL byte at byte 0"),
    "a PDF": (b"%PDF-1.7\n", "not text: a PDF file"),
    "gzip": (gzip.compress(STORY.encode()), "not text: gzip data"),
    "Word": (b"PK\x03\x04" + bytes(50), "not text: a zip, Word or Excel file"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not text: a PNG picture"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_reject_says_why(tmp_path, name):
    data, reason = PLAIN[name]
    found = one(tmp_path / "a.txt", data)
    assert isinstance(found, Reject) and found.reason.startswith(reason) and "\n" not in found.reason


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "LIMIT", 1_000_000)
    monkeypatch.setattr(readers._whole, "__defaults__", (1_000_000,))
    assert one(tmp_path / "a.txt", b"x" * 1_000_001).reason == "larger than 1 MB"
    data = b"x" * 1_000_500 + b"\n" + json.dumps({"id": "b", "text": STORY}).encode()
    (tmp_path / "b.jsonl").write_bytes(data)
    too_large, fits = read_all(tmp_path / "b.jsonl")
    assert (too_large.reason, too_large.line, fits.id) == ("larger than 1 MB", 1, "b")


def test_a_million_empty_lines(tmp_path):
    assert one(tmp_path / "a.txt", b"\n" * 1_000_000 + STORY.encode()).text.endswith(STORY)


@pytest.mark.parametrize("text, flag", [
    (STORY + "\u202e", "bidi_controls"), (STORY + "\x00", "control_characters"), (STORY + "\ufffd", "replacement_characters"),
])
def test_odd_characters_are_flagged(text, flag):
    (found,) = read_all("-", stdin=rows({"id": "1", "text": text}))
    assert found.text == text and found.flags == (flag,)


@pytest.mark.parametrize("text", ["وقع الرئيس الكوری", "زار الوفد لاگوس وپاريس", "كلمة"])
def test_foreign_letters_alone_make_no_foreign_text(text):
    assert not_arabic(text) is None


# files and folders


def test_folder_in_order_of_name_with_ids_by_place(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.html", "c/d/e.txt", ".hidden/x.txt", "b/.x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY if name.endswith("txt") else f"<html><body><article><p>{STORY}</p></article></body></html>", encoding="utf-8")
    assert [found.id for found in read_all(tmp_path)] == ["a", "b/1", "b/2", "c/d/e"]


def test_one_file_has_its_name_for_id(tmp_path):
    assert one(tmp_path / "000_8671c16eaac51af9.txt", STORY.encode()).id == "000_8671c16eaac51af9"
    assert one(tmp_path / "27.7.2021", STORY.encode()).id == "27.7.2021"


def test_reading_is_lazy(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(STORY)
    found = read_all(tmp_path)
    assert next(found).id == "0"
    (tmp_path / "1.txt").unlink()
    assert next(found).reason == "no such file or folder"
    assert next(found).id == "2"


def test_folder_with_nothing(tmp_path):
    (tmp_path / "sub").mkdir()
    assert reasons(tmp_path) == ["nothing to read in this folder"]


def test_link_loops_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(STORY)
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    found = list(read_all(tmp_path))
    assert [each.id for each in found if isinstance(each, Article)] == ["a/x"]
    assert len([each for each in found if isinstance(each, Reject)]) == 2


def test_a_folder_named_like_a_file_is_a_folder(tmp_path):
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "y.txt").write_text(STORY)
    assert [found.id for found in read_all(tmp_path)] == ["x.txt/y"]
    with pytest.raises(Unreadable, match="a folder: read_all reads folders"):
        read(tmp_path / "x.txt")


def test_pipes_devices_and_sockets_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    server = socket.socket(socket.AF_UNIX)
    os.chdir(tmp_path)
    server.bind("socket.txt")
    assert reasons([tmp_path / "pipe.txt", "/dev/zero", tmp_path / "socket.txt"]) == [
        "not a file but a pipe", "not a file but a device", "not a file but a socket"]
    server.close()


def test_a_name_that_is_no_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xe3.txt"
    with open(path, "wb") as file:
        file.write(STORY.encode())
    (found,) = read_all(tmp_path)
    assert found.id == "\\xe3"
    assert found.path.encode().endswith(b"/\\xe3.txt")


def test_a_name_with_controls_is_one_harmless_line(tmp_path):
    path = tmp_path / "a\nkhabar: rejected b\x1b[31m\u202e.txt"
    assert str(one(path, b"")).endswith("/a\\nkhabar: rejected b\\x1b[31m\\u202e.txt: empty")


def test_unreadable_file(tmp_path):
    assert reasons([tmp_path / "none.txt", "a\0b.txt", "x" * 5000]) == ["no such file or folder", "embedded null byte", "file name too long"]
    (tmp_path / "a.docx").write_bytes(b"")
    assert reasons(tmp_path)[0].startswith("not a kind of file that is read: .docx")


@pytest.mark.skipif(os.getuid() == 0, reason="root may read all")
def test_forbidden_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert reasons(path) == ["permission denied"]


def test_deep_folders(tmp_path):
    here = os.getcwd()
    os.chdir(tmp_path)
    for _ in range(600):
        os.mkdir("subfolder")
        os.chdir("subfolder")
    with open("a.txt", "w") as file:
        file.write(STORY)
    os.chdir(here)
    assert reasons(tmp_path) == ["file name too long"]


def test_read_says_what_is_wrong(tmp_path):
    with pytest.raises(Unreadable, match=r"none\.txt: no such file or folder$"):
        read(tmp_path / "none.txt")
    (tmp_path / "a.jsonl").write_bytes(rows({"id": "1", "text": STORY}, {"id": "2", "text": STORY}).read())
    with pytest.raises(Unreadable, match="holds many articles"):
        read(tmp_path / "a.jsonl")


# JSONL


def test_jsonl_tells_all_it_knows():
    row = {"id": 7, "text": STORY, "title": " عنوان ", "published": "2024-03-05T10:00:00Z", "source": "وكالة", "url": "https://example.org/1", "more": 1}
    (found,) = read_all("-", stdin=rows(row))
    assert (found.id, found.title, found.source, found.url, found.path) == ("7", "عنوان", "وكالة", "https://example.org/1", "-")
    assert (found.published, found.published_rule, found.text) == (date(2024, 3, 5), "metadata", STORY)


@pytest.mark.parametrize("value", ["27/7/2021", "2021-02-30", "0025-01-01", "9999-01-01", "2021", 20210727, ["2021-07-27"], "2021-07-27x", "٢٠٢١-٠٧-٢٧"])
def test_a_bad_day_is_null_and_flagged(value):
    (found,) = read_all("-", stdin=rows({"id": "1", "text": STORY, "published": value}))
    assert (found.published, found.published_rule, found.flags) == (None, None, ("bad_published",))


@pytest.mark.parametrize("value", [None, ""])
def test_no_day_is_null(value):
    (found,) = read_all("-", stdin=rows({"id": "1", "text": STORY, "published": value}))
    assert (found.published, found.flags) == (None, ())


BAD_ROWS = {
    b"{": "not JSON: ", b"[1]": "not a JSON object", b"{}": "no text", b'{"id": "1", "text": 5}': "text is not a string",
    b'{"id": "1", "text": ""}': "empty", b'{"id": [1], "text": "x"}': "id is not a string", b'{"id": true, "text": "x"}': "id is not a string",
    b'{"id": "1", "text": "\xff"}': "not UTF-8: byte 0xFF at 21 of the line", b"[" * 100_000: "not JSON that can be read: nested too deep",
    b'{"n": ' + b"9" * 5000 + b"}": "not JSON that can be read: ", b"\x00": "not JSON: ",
    '{"id": "1", "text": "خبر \\ud83d"}'.encode(): "a lone surrogate", '{"id": "\\udc00", "text": "خبر"}'.encode(): "a lone surrogate",
    b'{"id": "1", "text": "Hello there"}': "not Arabic",
}


@pytest.mark.parametrize("line", BAD_ROWS, ids=range(len(BAD_ROWS)))
def test_a_bad_row_costs_itself_only(line):
    good = json.dumps({"id": "good", "text": STORY}).encode()
    bad, found = read_all("-", stdin=io.BytesIO(line + b"\n\n" + good))
    assert (bad.path, bad.line, found.id) == ("-", 1, "good") and bad.reason.startswith(BAD_ROWS[line])


def test_an_id_twice_is_a_reject(tmp_path):
    (tmp_path / "1.txt").write_text(STORY)
    found = list(read_all([tmp_path, tmp_path / "1.txt", "-"], stdin=rows({"id": "1", "text": STORY}, {"id": 1, "text": STORY})))
    assert [getattr(each, "reason", each.id if isinstance(each, Article) else None) for each in found] == ["1"] + ["duplicate id: 1"] * 3


def test_rows_without_id_are_told_by_line(tmp_path):
    (tmp_path / "wire.jsonl.gz").write_bytes(gzip.compress(rows({"text": STORY}, {"id": " ", "text": STORY}).read()))
    assert [found.id for found in read_all(tmp_path)] == ["wire:1", "wire:2"]


def test_gzip_cut_off_keeps_what_came_before(tmp_path):
    lines = [json.dumps({"id": str(number), "text": STORY + os.urandom(50).hex()}) for number in range(500)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode())[:-4000])
    *found, last = read_all(tmp_path)
    assert found and isinstance(last, Reject) and last.reason.startswith("damaged gzip data") and all(isinstance(each, Article) for each in found)


def test_gzip_is_read_by_what_it_is(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(gzip.compress(rows({"id": "1", "text": STORY}).read()))
    (tmp_path / "b.jsonl.gz").write_bytes(b"\xef\xbb\xbf" + rows({"id": "2", "text": STORY}).read())
    (tmp_path / "c.jsonl").write_bytes(b"%PDF-1.4\n\n\n")
    (tmp_path / "d.jsonl").write_bytes(b"")
    assert [getattr(found, "id", None) or found.reason for found in read_all(tmp_path)] == ["1", "2", "not text: a PDF file", "empty"]


def test_standard_input_streams():
    reader, writer = os.pipe()
    line = json.dumps({"id": "1", "text": STORY}).encode() + b"\n"
    with os.fdopen(reader, "rb") as stdin:
        os.write(writer, line)
        threading.Timer(5, os.close, [writer]).start()
        assert [found.id for found in islice(read_all("-", stdin=stdin), 1)] == ["1"]


# CSV


def table(*rows, delimiter=",", encoding="utf-8"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_csv(tmp_path, delimiter, encoding):
    text = STORY.replace("\n", "\r\n")
    data = table(["ID", " text", "published", "title"], ["a", text, "2024-03-05", ""], ["b", STORY, "", "عنوان"], delimiter=delimiter, encoding=encoding)
    (tmp_path / "t.csv").write_bytes(data)
    first, second = read_all(tmp_path)
    assert (first.id, first.text, first.published, first.title) == ("a", text, date(2024, 3, 5), None)
    assert (second.id, second.text, second.published, second.title) == ("b", STORY, None, "عنوان")


def test_csv_rows_that_are_wrong(tmp_path):
    data = table(["id", "text"], ["a", STORY, "more"], ["b", ""], ["c"], ["d", STORY], ["d", STORY]) + b"e,\xff\r\nf," + "خبر".encode()
    (tmp_path / "t.csv").write_bytes(data)
    found = list(read_all(tmp_path))
    assert [each.id for each in found if isinstance(each, Article)] == ["d", "f"]
    assert [(each.line, each.reason) for each in found if isinstance(each, Reject)] == [
        (2, "3 cells under 2 columns"), (5, "empty"), (6, "no text"), (10, "duplicate id: d"), (13, "not UTF-8: byte 0xFF")]


@pytest.mark.parametrize("data, reason", [
    (b"id,body\n1,x\n", "no column is named text"), (b"", "empty"), (b"\n\n", "empty"), (b"PK\x03\x04", "not text: a zip, Word or Excel file"),
])
def test_csv_that_is_none(tmp_path, data, reason):
    assert one(tmp_path / "t.csv", data).reason == reason


def test_csv_with_a_cell_past_the_usual_limit(tmp_path):
    assert len(one(tmp_path / "t.csv", table(["id", "text"], ["a", STORY * 2000])).text) == len(STORY) * 2000


# web pages

PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="windows-1252"><title>الطريق الساحلي</title>
<meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta property="og:site_name" content="وكالة المثال">
</head><body><nav>قائمة</nav><article><h1>الطريق الساحلي</h1>{"".join(f"<p>{line}</p>" for line in STORY.splitlines())}
<script>alert(1)</script></article></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_page(tmp_path, name, encoding):
    found = one(tmp_path / name, PAGE.encode(encoding))
    assert (found.title, found.published, found.source, found.encoding) == ("الطريق الساحلي", date(2024, 3, 5), "وكالة المثال", encoding)
    assert all(line in found.text for line in STORY.splitlines()) and "alert" not in found.text


@pytest.mark.parametrize("html", ["<html></html>", "<html>" + "<div>" * 20_000, "<html><body>" + "<p " + 'a="1" ' * 50_000 + ">"])
def test_page_without_an_article(tmp_path, html):
    assert isinstance(one(tmp_path / "a.html", html.encode()), Reject)


# titles

TITLES = [
    ("الوزير: الطريق يفتح\n\nقال الوزير إن الطريق يفتح.", "الوزير: الطريق يفتح"),
    ("الطريق يفتح\n\u00a0\nقال الوزير.", "الطريق يفتح"),
    ("الطريق يفتح\nالطريق يفتح\nقال الوزير.", "الطريق يفتح"),
    ("\ufeffالطريق يفتح\r\n\r\nقال الوزير.".lstrip("\ufeff"), "الطريق يفتح"),
    ("قال الوزير إن الطريق يفتح.\nوأضاف أن العمل يجري.", None),
    ("الطريق يفتح", None),
    ("الطريق يفتح\n\n", None),
    ("كلمة " * 60 + "\n\nقال الوزير.", None),
    ("", None),
]


@pytest.mark.parametrize("text, title", TITLES)
def test_title(text, title):
    assert title_of(text) == title
