"""How much of a page's own text, and how much else, awase, trafilatura and readability take for text.
furniture.py AWASE CORPORA WORK: makes pages of the Markdown and plain documents of CORPORA with the themes of
Sphinx and MkDocs, whose menus, headers and footers are theirs alone, and compares runs of eight letters or digits. Needs pandoc, and
by pip sphinx, sphinx-rtd-theme, furo, pydata-sphinx-theme, mkdocs, mkdocs-material, trafilatura and
readability-lxml (some of these need lxml_html_clean)."""

import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

import lxml.html
import trafilatura
from readability import Document

THEMES = ["alabaster", "classic", "nature", "pyramid", "sphinx_rtd_theme", "furo", "pydata_sphinx_theme"]
MKDOCS = ["mkdocs", "readthedocs", "material"]
TOOLS = pathlib.Path(sys.executable).parent


def run(*arguments, **options):
    return subprocess.run(arguments, check=True, capture_output=True, text=True, **options).stdout


def runs_of(text):
    text = "".join(c for c in text if c.isalnum())
    return Counter(text[i:i + 8] for i in range(len(text) - 7))


def sphinx_page(text, language, theme, folder):
    folder.mkdir(parents=True)
    title = folder / "index.rst"
    title.write_text(run("pandoc", "-f", "markdown", "-t", "rst", input=text) +
                     "\n.. toctree::\n   :hidden:\n\n   second\n   third\n", "utf-8")
    for other in "second", "third":
        (folder / f"{other}.rst").write_text(f"{other.title()} page\n===========\n\nText.\n")
    (folder / "conf.py").write_text(f"project = 'Site'\nlanguage = '{language}'\nhtml_theme = '{theme}'\n")
    run(str(TOOLS / "sphinx-build"), "-q", "-b", "html", str(folder), str(folder / "out"))
    return folder / "out" / "index.html"


def mkdocs_page(text, language, theme, folder):
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(text, "utf-8")
    (folder / "docs" / "second.md").write_text("# Second page\n\nText.\n")
    lines = f"site_name: Site\ntheme:\n  name: {theme}\n" + (f"  language: {language}\n" if theme == "material" else "")
    (folder / "mkdocs.yml").write_text(lines)
    run(str(TOOLS / "mkdocs"), "build", "-q", "-f", str(folder / "mkdocs.yml"))
    return folder / "site" / "index.html"


def read_awase(awase, page):
    segments = map(json.loads, run(awase, "segment", "-q", "--json", str(page)).splitlines())
    # The title of the window stands beside the page.
    return "".join(s["text"] for s in segments if not s.get("boilerplate") and s["kind"] != "title")


def read_trafilatura(page):
    return trafilatura.extract(page.read_text("utf-8"), include_comments=False, favor_recall=True) or ""


def read_readability(page):
    return lxml.html.fromstring(Document(page.read_text("utf-8")).summary()).text_content()


def main():
    awase, corpora, work = sys.argv[1:]
    readers = {"Awase": lambda page: read_awase(awase, page), "trafilatura": read_trafilatura,
               "readability": read_readability}
    sums = {name: [0, 0, 0] for name in readers}
    pages = 0
    for source in sorted(pathlib.Path(corpora).glob("*/*.md")):
        match = re.search(r"\.(ja|en)\.md$", source.name)
        if not match:
            continue
        # Headers are read by generators in different ways.
        text = re.sub(r"\A---\n.*?\n---\n", "", source.read_text("utf-8"), flags=re.S)
        gold = runs_of(lxml.html.fromstring(run("pandoc", "-f", "markdown", "-t", "html", input=text)).text_content())
        for make, themes in (sphinx_page, THEMES), (mkdocs_page, MKDOCS):
            for theme in themes:
                try:
                    page = make(text, match[1], theme, pathlib.Path(work, source.name, theme))
                except subprocess.CalledProcessError as error:
                    print(f"{source.name} {theme}: {error.stderr.splitlines()[-1:]}", file=sys.stderr)
                    continue
                pages += 1
                for name, read in readers.items():
                    got = runs_of(read(page))
                    for index, found in enumerate((gold, got, gold & got)):
                        sums[name][index] += found.total()
    print(f"{pages} pages")
    for name, (gold, got, both) in sums.items():
        print(f"{name}: {both / gold:.4f} of the text found, {both / got:.4f} of what was found is text")


main()
