"""IBAN by python-stdnum: the compact number where it is valid, else nothing."""
from lines import answer
from stdnum import iban


def judge(text):
    return iban.compact(text) if iban.is_valid(text) else ""


answer(judge)
