"""Where to start: what each notebook answers, with its picture and its parameters, taken from the notebooks themselves."""
import base64
import io
import os
from html import escape

from khabar.pages.labels import counted, say
from khabar.pages.notebooks import Notebook, inventory
from khabar.pages.tables import Html, css, direction

WIDTH = 640  # of a picture, in pixels


def start(folder: str | os.PathLike = ".", language: str = "ar") -> Html:
    """A card for each notebook of a folder but the first, which shows them."""
    books = [book for book in inventory(folder) if not book.name.startswith("00")]
    cards = "\n".join(_card(book, language) for book in books)
    place = f'class="khabar-start" lang="{language}" dir="{direction(language)}"'
    return Html(f"<style>{css('start')}</style><div {place}>\n{cards}\n</div>", counted(language, "notebook", len(books)))


def _card(book: Notebook, language: str) -> str:
    title = escape(book.title(language))
    return "\n".join([
        f'<section><h3><a href="{escape(book.name)}.ipynb">{escape(book.name[:2])} · {title}</a></h3>',
        f"<p>{escape(book.question(language))}</p>",
        _picture(book, title),
        _parameters(book, language),
        "</section>",
    ])


def _parameters(book: Notebook, language: str) -> str:
    rows = "".join(f'<tr><td><code>{escape(p.name)}</code></td><td><code>{escape(p.default)}</code></td><td lang="en">{escape(p.help)}</td></tr>'
                   for p in book.parameters)
    head = "".join(f'<th scope="col">{escape(say(language, f"column.{name}"))}</th>' for name in ("parameter", "default", "meaning"))
    label = escape(say(language, "view.parameters"))
    return f'<details><summary>{label}</summary><table dir="ltr"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>'


def _picture(book: Notebook, title: str) -> str:
    """The first figure among a notebook's saved outputs, made small."""
    data = _first_figure(book)
    if data is None:
        return ""
    from PIL import Image

    picture = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    small = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.quantize(96).save(buffer, "png", optimize=True)
    return f'<img src="data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode("ascii")}" alt="{title}">'


def _first_figure(book: Notebook) -> str | None:
    import nbformat

    cells = nbformat.read(book.path, as_version=4).cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return next((output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})), None)
