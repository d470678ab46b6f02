"""Dates as CLDR writes them: a case is a day, a language, a pattern of CLDR."""
from datetime import date

from babel.dates import format_date
from lines import answer


def write(day, language, pattern):
    return format_date(date.fromisoformat(day), format=pattern, locale=language)


answer(write)
