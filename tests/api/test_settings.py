"""The settings of the environment."""

import os
from pathlib import Path

import pytest

from api.settings import Settings, SettingsError, load_settings


def test_defaults() -> None:
    settings = load_settings()
    assert settings.store == Path("diplograph-store")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.base == "https://w3id.org/diplograph/"
    assert not settings.writable


@pytest.mark.parametrize(
    ("variable", "value", "field", "read"),
    [
        ("STORE", "/data/store", "store", Path("/data/store")),
        (
            "REGISTRY",
            os.pathsep.join(("a.csv", "b.ttl")),
            "registry",
            (Path("a.csv"), Path("b.ttl")),
        ),
        ("REGISTRY", "", "registry", ()),
        ("BASE", "https://example.org/kg/", "base", "https://example.org/kg/"),
        ("TOKEN", "secret", "writable", True),
        ("TOKEN", " ", "writable", False),
        ("SPACY_MODEL", "en_core_web_trf", "spacy_model", "en_core_web_trf"),
        ("PORT", "9000", "port", 9000),
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("MAX_BODY", "2048", "max_body", 2048),
    ],
)
def test_each_is_read_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, field: str, read: object
) -> None:
    monkeypatch.setenv(f"DIPLOGRAPH_{variable}", value)
    assert getattr(load_settings(), field) == read


def test_what_is_given_beats_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_PORT", "9000")
    assert load_settings(port=9001, host=None).port == 9001


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        pytest.param("PORT", "70000", "less than or equal to 65535", id="no port"),
        pytest.param("PORT", "http", "valid integer", id="no number"),
        pytest.param("BASE", "https://example.org/kg", "ends in '/'", id="open end"),
        pytest.param("BASE", "kg/", "absolute http(s) IRI", id="no address"),
        pytest.param("BASE", "https://example.org/#", "ends in '/'", id="a fragment"),
        pytest.param("BASE", "https://example.org/a b/", "cannot have", id="a space"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(f"DIPLOGRAPH_{variable}", value)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert f"DIPLOGRAPH_{variable}" in str(raised.value)
    assert told in str(raised.value)


def test_the_token_does_not_show_when_printed() -> None:
    assert "secret" not in repr(Settings.model_validate({"token": "secret"}))
