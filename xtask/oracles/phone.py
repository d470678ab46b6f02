"""Telephone numbers by phonenumbers, the port of Google's libphonenumber.

A case is a question and its cells: "release"; "region" and a region or a calling code without one, for
what is dialled there to other countries and an example of each type; "number", a text and the region
it is read in.
"""
import phonenumbers
from lines import answer
from phonenumbers import PhoneNumberFormat, PhoneNumberType

TYPES = {
    value: name.lower().replace("_", "-")
    for name, value in vars(PhoneNumberType).items()
    if name.isupper() and name != "UNKNOWN"
}
FORMATS = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966)


def examples(region):
    if region.isdigit():
        abroad, found = "", [phonenumbers.example_number_for_non_geo_entity(int(region))]
    else:
        plan = phonenumbers.PhoneMetadata.metadata_for_region(region)
        abroad = plan.preferred_international_prefix or plan.international_prefix
        found = [phonenumbers.example_number_for_type(region, kind) for kind in TYPES]
    dialled = abroad.replace("~", "") if abroad.replace("~", "").isdigit() else "00"
    return [dialled, *(phonenumbers.format_number(number, PhoneNumberFormat.E164) for number in found if number)]


def settled(number):
    """What becomes of a number when its E.164 form is read again, until it stays what it is."""
    for _ in range(9):
        try:
            again = phonenumbers.parse(phonenumbers.format_number(number, PhoneNumberFormat.E164))
        except phonenumbers.NumberParseException:
            break
        again.extension = number.extension
        if again == number:
            break
        number = again
    return number


def judge(question, text="", region=""):
    if question == "release":
        return phonenumbers.__version__
    if question == "region":
        return examples(text)
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return [""] * 8
    first = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    last = settled(number)
    said = [phonenumbers.format_number(last, kind) for kind in (PhoneNumberFormat.E164, *FORMATS)]
    valid = "valid" if phonenumbers.is_valid_number(number) else ""
    place = phonenumbers.region_code_for_number(number) or ""
    return [*said, valid, place, TYPES.get(phonenumbers.number_type(number), ""), first]


answer(judge)
