"""Dates by dateutil and dateparser: what each reads, or nothing.

A case is the text, its language, and the order of numbers (DMY, MDY, YMD).
"""
import dateparser
from dateutil import parser
from lines import answer


def by_dateutil(text, order):
    try:
        return parser.parse(text, dayfirst=order == "DMY", yearfirst=order == "YMD").date().isoformat()
    except (ValueError, OverflowError):
        return ""


def by_dateparser(text, language, order):
    settings = {"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"]}
    read = dateparser.parse(text, languages=[language], settings=settings)
    return read.date().isoformat() if read else ""


answer(lambda text, language, order: [by_dateutil(text, order), by_dateparser(text, language, order)])
