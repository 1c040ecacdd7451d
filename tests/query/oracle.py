"""The vault in which the answers of the running app were recorded, laid out again from what is recorded of it."""

import json

PAD = "\nThe rest of the note is of no matter but for its size. "


def lay_out(context):
    """Give the files of the vault: front matter from the properties, a line for each link, tags, size."""
    files = {}
    for file in context["files"]:
        text = _text(file) if file["ext"] == "md" else ""
        missing = file["size"] - len(text.encode())
        files[file["path"]] = text + (PAD * (missing // len(PAD) + 1))[: max(missing, 0)]
    return files


def _text(file):
    front = {name: _written(value) for name, value in file["properties"].items()}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    body = "".join(f"{_link(one, embed=False)}\n" for one in _of_body(file))
    body += "".join(f"{_link(one, embed=True)}\n" for one in file["embeds"])
    tags = "".join(f"#{tag}\n" for tag in file["tags"] if tag not in file["properties"].get("tags", []))
    return ("---\n" + "\n".join(lines) + "\n---\n" if lines else "") + tags + body


def _written(value):
    """Give a property as it stands in YAML."""
    if isinstance(value, list):
        return [_written(each) for each in value]
    if not isinstance(value, dict):
        return value
    link = value["value"]
    display = link.get("display")
    return f"[[{link['path']}|{display['value']}]]" if display else f"[[{link['path']}]]"


def _of_body(file):
    """Give the links that stand neither in front matter nor in embeds."""
    text = json.dumps([_written(value) for value in file["properties"].values()], ensure_ascii=False)
    front = text.count("[[") + text.count("](")
    return file["links"][front : len(file["links"]) - len(file["embeds"])]


def _link(link, *, embed):
    """Write a link: in Markdown where its path has an extension and its display is not the path."""
    path, display = link["path"], link["display"]
    base, _, anchor = path.partition("#")
    shown = " > ".join(part for part in (base, anchor) if part)
    mark = "!" if embed else ""
    if display == shown or display == base.removesuffix(".md"):
        return f"{mark}[[{path}]]"
    if "." in base.rpartition("/")[2] and not anchor and "CSV" not in display and "Row" not in display:
        return f"{mark}[{display}]({path.replace(' ', '%20')})"
    return f"{mark}[[{path}|{display}]]"
