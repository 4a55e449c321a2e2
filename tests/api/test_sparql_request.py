"""Forms are read by two ways, of which the fast one may never tell another story."""

from urllib.parse import parse_qs, quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.problems import Refused
from api.sparql_request import form_fields

FORMS = st.text("ab=&%+;?#/ \t\n\x00\"'<>\\^{|}:@42fFcC0\u00e9\u20ac\ufffd\U0001f600", max_size=20)


@given(FORMS)
def test_a_form_has_the_fields_that_its_rules_say(text: str) -> None:
    try:
        told = parse_qs(text, keep_blank_values=True, errors="strict")
    except ValueError:
        with pytest.raises(Refused):
            form_fields(text.encode())
    else:
        assert form_fields(text.encode()) == told


@given(st.binary(max_size=12))
def test_what_is_no_utf_8_is_refused_encoded_or_not(content: bytes) -> None:
    encoded = b"query=" + quote_from_bytes(content).encode()
    try:
        text = content.decode()
    except UnicodeDecodeError:
        for form in (encoded, b"query=" + content):
            with pytest.raises(Refused):
                form_fields(form)
    else:
        assert form_fields(encoded) == {"query": [text]}


@pytest.mark.parametrize(("number", "fits"), [(1000, True), (1001, False)])
def test_a_thousand_fields_are_read(number: int, fits: bool) -> None:
    form = b"&".join([b"a=1"] * number)
    if fits:
        assert len(form_fields(form)["a"]) == number
    else:
        with pytest.raises(Refused):
            form_fields(form)
