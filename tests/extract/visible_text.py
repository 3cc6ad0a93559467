"""Every character that another reader sees in a document is in a segment of awase, in a label, or in
its list of what was left out. visible_text.py READER AWASE WORK FILE..."""

import json
import pathlib
import subprocess
import sys
import unicodedata
from collections import Counter


def paragraphs_of_docx(path, work):
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(path)
    for paragraph in document.element.body.iter(qn("w:p")):
        # A text box stands in its paragraph twice, as drawing and as picture of older versions.
        if any(parent.tag.endswith("}Fallback") for parent in paragraph.iterancestors()):
            continue
        words = []
        for run in paragraph.iter(qn("w:t")):
            parents = {parent.tag.rsplit("}")[-1] for parent in run.iterancestors()}
            inner = next(p for p in run.iterancestors() if p.tag == qn("w:p"))
            if inner is paragraph and not parents & {"Fallback", "moveFrom", "del"}:
                words.append(run.text or "")
        yield "".join(words)


def paragraphs_of_html_tree(tree):
    inline = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q",
              "ruby", "rb", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "del",
              "ins", "font", "big", "tt", "label", "img", "br"}
    hidden = {"script", "style", "template", "noscript", "rt", "rp", "svg", "button", "select"}
    paragraph = []

    def walk(element):
        nonlocal paragraph
        if not isinstance(element.tag, str) or element.tag in hidden:
            return
        if element.tag not in inline:
            yield "".join(paragraph)
            paragraph = []
        paragraph.append(element.text or "")
        for child in element:
            yield from walk(child)
            paragraph.append(child.tail or "")
        if element.tag not in inline:
            yield "".join(paragraph)
            paragraph = []

    yield from walk(tree)
    yield "".join(paragraph)


def paragraphs_of_html(path, work):
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8")
    yield from paragraphs_of_html_tree(lxml.html.parse(str(path), parser).getroot())


def paragraphs_of_epub(path, work):
    import ebooklib
    import lxml.html
    from ebooklib import epub

    book = epub.read_epub(str(path), {"ignore_ncx": True})
    order = [item[0] for item in book.spine]
    for name in order:
        item = book.get_item_with_id(name)
        if item is None or item.get_type() != ebooklib.ITEM_DOCUMENT:
            continue
        body = lxml.html.fromstring(item.get_content()).find(".//body")
        if body is not None:
            yield from paragraphs_of_html_tree(body)


def paragraphs_of_office(path, work):
    profile = pathlib.Path(work, "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to",
         "txt:Text (encoded):UTF8", "--outdir", work, str(path)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
    yield from pathlib.Path(work, path.stem + ".txt").read_text("utf-8-sig").splitlines()


def paragraphs_of_slides(path, work):
    import pptx

    def shapes_in(shapes):
        for shape in shapes:
            if shape.shape_type == 6:  # a group
                yield from shapes_in(shape.shapes)
            else:
                yield shape

    for slide in pptx.Presentation(path).slides:
        frames = []
        for shape in shapes_in(slide.shapes):
            if shape.has_text_frame:
                frames.append(shape.text_frame)
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide:
            frames.append(slide.notes_slide.notes_text_frame)
        for frame in frames:
            for paragraph in frame.paragraphs if frame is not None else []:
                yield paragraph.text


def paragraphs_of_workbook(path, work):
    import openpyxl

    for sheet in openpyxl.load_workbook(path, data_only=True):
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if isinstance(value, str):
                    yield from value.splitlines()


def paragraphs_of_presentation(path, work):
    from odf import teletype, text
    from odf.opendocument import load

    for kind in (text.P, text.H):
        for paragraph in load(path).presentation.getElementsByType(kind):
            yield teletype.extractText(paragraph)


def paragraphs_of_rtf(path, work):
    from striprtf.striprtf import rtf_to_text

    yield from rtf_to_text(path.read_text("ascii", errors="replace"), errors="replace").splitlines()


def paragraphs_of_mail(path, work):
    import email
    import email.policy

    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    yield message["subject"]
    body = message.get_body(preferencelist=("html", "plain"))
    if body.get_content_type() == "text/plain":
        yield from body.get_content().splitlines()
    else:
        import lxml.html
        yield from paragraphs_of_html_tree(lxml.html.fromstring(body.get_content()))


def paragraphs_of_idml(path, work):
    import zipfile

    from lxml import etree

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("Stories/"):
                for content in etree.fromstring(package.read(name)).iter("Content"):
                    yield "".join(content.itertext())


def squeezed(text):
    """What is left of a text without white space and what shows nothing."""
    return "".join(c for c in unicodedata.normalize("NFC", text)
                   if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Co"))


def awase_has(awase, path, work):
    left_out = pathlib.Path(work, "left_out")
    lines = subprocess.run([awase, "segment", "-q", "--json", "--left-out", str(left_out), str(path)],
                           check=True, capture_output=True, text=True).stdout.splitlines()
    segments = [json.loads(line) for line in lines]
    text = squeezed("".join(s["text"] for s in segments))
    labels = "".join(squeezed(s.get("label", "")) for s in segments)
    others = squeezed("".join(line.split("\t", 1)[1] for line in left_out.read_text("utf-8").splitlines()))
    return text, labels, others


def check(reader, awase, work, path):
    text, labels, others = awase_has(awase, path, work)
    seen = [squeezed(p) for p in globals()[f"paragraphs_of_{reader}"](path, work)]
    seen = [p for p in seen if p]
    missing = Counter("".join(seen)) - Counter(text + labels + others)
    # What a program numbers by itself other readers show in their own way.
    signs = {c: n for c, n in missing.items() if unicodedata.category(c)[0] in "LN" and not c.isdigit()}
    torn = [] if reader in ("office", "rtf") else [
        p for p in seen if p not in text and not Counter(p) <= Counter(text + labels + others)]
    state = "FAILED" if signs or torn else "ok"
    print(f"{state} {path.name}: {sum(map(len, seen))} characters seen, {len(text)} in segments, "
          f"{len(others)} left out, missing {''.join(signs)!r}")
    for paragraph in torn:
        print("  not there:", paragraph[:100])
    return not signs and not torn


def main():
    reader, awase, work, *files = sys.argv[1:]
    results = [check(reader, awase, work, pathlib.Path(name)) for name in files]
    sys.exit(0 if all(results) and results else 1)


main()
