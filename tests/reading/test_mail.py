"""A saved mail gives its text, who wrote it when, and a sentence for what was not read."""

from email.message import EmailMessage

import pytest

from explorer.errors import UnreadableArticle
from explorer.reading import READERS
from explorer.reading.mail import read_mail

SENTENCE = "Jane Roe met John Doe in Paris on Tuesday."


def mail(text: str = SENTENCE, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Daily Post <news@post.example>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Talks in Paris"
    message["Date"] = "Wed, 04 Sep 2024 23:30:00 +0200"
    for name, value in headers.items():
        message[name] = value
    if text:
        message.set_content(text)
    return message


def test_headers_say_title_author_source_and_date() -> None:
    readout = read_mail(bytes(mail()), "a.eml")
    document = readout.document
    assert document.text == SENTENCE
    assert (document.title, document.author) == ("Talks in Paris", "The Daily Post")
    assert (document.source, document.published) == ("a.eml", "2024-09-04")
    assert not document.published_guessed
    assert readout.left_out == ()


def test_plain_text_is_preferred_and_a_page_is_read_where_there_is_none() -> None:
    both = mail("Plain: Jane met John in Rome.")
    both.add_alternative(f"<html><body><p>{SENTENCE}</p></body></html>", subtype="html")
    assert read_mail(bytes(both), "a.eml").document.text == "Plain: Jane met John in Rome."
    page = mail("")
    page.set_content(
        f"<html><body><p>Zoë said so.</p><script>steal()</script><p>{SENTENCE}</p>"
        "<img src='http://example.org/pixel.png'></body></html>",
        subtype="html",
    )
    assert read_mail(bytes(page), "a.eml").document.text == f"Zoë said so.\n\n{SENTENCE}"


def test_attachments_are_named_and_not_read() -> None:
    one = mail()
    one.add_attachment(b"%PDF-1.7", "application", "pdf", filename="contract.pdf")
    assert read_mail(bytes(one), "a.eml").left_out == (
        "The attachment “contract.pdf” was not read.",
    )
    one.add_attachment("secret words", filename="list.txt")
    readout = read_mail(bytes(one), "a.eml")
    assert readout.left_out == ("2 attachments were not read: “contract.pdf” and “list.txt”.",)
    assert "secret" not in readout.document.text
    for number in range(7):
        one.add_attachment(b"x", "image", "png", filename=f"{number}.png")
    (sentence,) = read_mail(bytes(one), "a.eml").left_out
    assert sentence.startswith("9 attachments were not read: “contract.pdf”")
    assert sentence.endswith("and 4 more.")


def test_a_mail_in_a_mail_is_an_article_of_its_own() -> None:
    inner = mail("Ann Poe left Rome.")
    inner.replace_header("Subject", "Earlier")
    outer = mail()
    outer.add_attachment(inner)
    readout = read_mail(bytes(outer), "a.eml")
    assert [(one.id, one.title) for one in readout.documents] == [
        ("d1", "Talks in Paris"),
        ("d2", "Earlier"),
    ]
    assert readout.documents[1].text == "Ann Poe left Rome."
    assert readout.left_out == ()


def test_a_mail_with_nothing_but_a_mail_gives_that() -> None:
    outer = mail("")
    outer.set_content(mail("Ann Poe left Rome."))
    (document,) = read_mail(bytes(outer), "a.eml").documents
    assert document.text == "Ann Poe left Rome."


def test_flowed_lines_are_joined_and_marks_of_quoting_go() -> None:
    data = (
        b"Subject: s\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"Jane Roe met \nJohn Doe.\n\n> She left.\n>> He stayed.\n"
    )
    text = read_mail(data, "a.eml").document.text
    assert text == "Jane Roe met John Doe.\n\nShe left.\nHe stayed."


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: =?utf-8?B?w6k=?= =?nonsense?Q?x?=\nContent-Type: text/plain; charset=nonsense",
        b"Subject: =?utf-8?B?w6k\nContent-Transfer-Encoding: base65",
        b"From: <<<>>\nDate: no day\nContent-Type: text",
        b"From: =?utf-8?q?=00=ff?= <a@[b>\nDate: 99 99 9999 99:99:99 +9999",
        b'Content-Type: text/plain; charset="a\x00b"\nContent-Disposition: inline; =x',
    ],
)
def test_broken_headers_cost_no_text(head: bytes) -> None:
    document = read_mail(head + b"\n\n" + SENTENCE.encode(), "a.eml").document
    assert document.text == SENTENCE


def test_a_text_in_another_encoding_than_it_says_is_read() -> None:
    head = b"Subject: s\nContent-Type: text/plain; charset=us-ascii\n\n"
    assert "Zoë" in read_mail(head + "Zoë Roe met John.".encode("latin-1"), "a.eml").document.text


def test_no_text_is_one_sentence() -> None:
    empty = mail("")
    empty.set_content("")
    pictures = mail("")
    pictures.add_attachment(b"x", "image", "png", filename="a.png")
    page = mail("")
    page.set_content("<html><body><img src='a.png'></body></html>", subtype="html")
    for message in (empty, pictures, page):
        with pytest.raises(UnreadableArticle, match=r"“a\.eml” is a mail without text"):
            read_mail(bytes(message), "a.eml")


def test_parts_within_parts_without_end_are_one_sentence(tmp_path) -> None:
    from explorer.reading import read

    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    enclosed = b"Content-Type: message/rfc822\n\n" * 3_000
    for data in (nested, enclosed):
        path = tmp_path / "a.eml"
        path.write_bytes(data + b"\nJane met John.")
        try:
            outcome = read(path).document.text
        except UnreadableArticle as error:
            outcome = str(error)
        assert outcome.startswith("“a.eml” ") or "Jane met John" in outcome


def test_long_headers_and_many_recipients_are_cut_before_they_are_parsed() -> None:
    """Whole, the first takes gigabytes and the second seconds."""
    subject = b"=?utf-8?B?" + b"w6k" * 1_700_000 + b"?="
    people = b", ".join(b"Person %d <p%d@example.org>" % (n, n) for n in range(20_000))
    folded = b"".join(b"\n =?utf-8?Q?word_%d?=" % n for n in range(100_000))
    for head in (b"Subject: " + subject, b"To: " + people, b"From: " + people, b"X: y" + folded):
        document = read_mail(head + b"\n\n" + SENTENCE.encode(), "a.eml").document
        assert document.text == SENTENCE
        assert len(document.title) <= 300


def test_mails_are_among_the_articles() -> None:
    assert READERS[".eml"] is read_mail
