"""The pages about the command line name all that there is to name."""

import re
from importlib import import_module

import commonplace
from commonplace import config, errors
from faces.calls import COMMANDS
from modules import ROOT, SRC


def page(name):
    return (ROOT / "docs" / name).read_text("utf-8")


def test_every_command_has_its_example():
    sections = dict(re.findall(r"^### ([\w-]+)$(.*?)(?=^##|\Z)", page("cli.md"), re.M | re.S))
    assert sorted(sections) == COMMANDS
    assert not [name for name, text in sections.items() if not re.search(rf"^(\$ )?commonplace {name}\b", text, re.M)]


def test_every_option_of_all_commands_is_explained():
    assert not [
        word for word in ("--vault", "--index", "--json", "COMMONPLACE_CACHE", "NO_COLOR") if word not in page("cli.md")
    ]


def test_every_error_has_its_paragraph():
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    headings = re.findall(r"^## (\w+) \((\d+)\)\n\n\S", page("errors.md"), re.M)
    assert sorted(headings) == sorted((one.__name__, str(one.code)) for one in classes)


def test_every_exit_code_is_in_the_table():
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", page("errors.md"), re.M)}
    own = {
        value for value in vars(import_module("commonplace.faces.cli.terminal.stops")).values() if type(value) is int
    }
    assert table == {0, 1} | own | {getattr(commonplace, name).code for name in commonplace.__all__ if is_error(name)}


def is_error(name):
    one = getattr(commonplace, name)
    return isinstance(one, type) and issubclass(one, commonplace.CommonplaceError)


def test_every_key_of_the_configuration_has_its_paragraph():
    text = page("configuration.md")
    for section, keys in config.KNOWN.items():
        assert f"## [{section}]\n" in text
        for key in keys:
            assert f"### {section}.{key}\n" in text or re.search(rf"\b{key}\b", text.split(f"## [{section}]")[1])


def test_every_variable_is_in_the_configuration():
    text = page("configuration.md")
    named = {
        word for path in SRC.rglob("*.py") for word in re.findall(r'"(COMMONPLACE_[A-Z]+)"', path.read_text("utf-8"))
    }
    assert not [word for word in named if f"`{word}`" not in text]
