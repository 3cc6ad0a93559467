"""Mails as Python's library writes them, of the texts of the guide: plain, with a page beside it, a page alone,
with an attachment, in an older encoding. write_mails.py DATA FOLDER."""

import pathlib
import subprocess
import sys
from email.message import EmailMessage

data, folder = map(pathlib.Path, sys.argv[1:])


def page_of(path):
    return subprocess.run(["pandoc", "-f", "markdown", "-t", "html", str(path)], check=True, capture_output=True,
                          text=True).stdout


def mail(name, subject, text=None, page=None, charset="utf-8", attachment=None):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", subject
    if text is not None:
        message.set_content(text, charset=charset)
    if page is not None and text is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    if attachment is not None:
        message.add_attachment(attachment, maintype="application", subtype="pdf", filename="guide.pdf")
    (folder / name).write_bytes(bytes(message))


plain = "The machine is ready.\n\nWe send it on Monday. It weighs 3 kg.\n"
mail("plain.eml", "The machine", plain)
mail("both.eml", "Guide", plain, page_of(data / "guide.en.md"))
mail("page.eml", "手引き", None, page_of(data / "guide.ja.md"))
mail("attached.eml", "お知らせ", "機械の用意ができました。\n月曜日に送ります。\n", attachment=b"%PDF-1.4")
mail("jis.eml", "会議の件", "会議は明日の十時からです。\n資料をご用意ください。\n", charset="iso-2022-jp")
