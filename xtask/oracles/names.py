"""Names by nameparser: given and family name."""
import nameparser
from lines import answer


def judge(text):
    try:
        name = nameparser.parse(text)
    except Exception:  # An oracle that cannot read a text says nothing.
        return ["", ""]
    return [name.given or "", name.family or ""]


answer(judge)
