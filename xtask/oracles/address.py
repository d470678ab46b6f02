"""American addresses by usaddress: number, street, unit, city, state, code; nothing where it gives up."""
import usaddress
from lines import answer

_STREET = (
    "StreetNamePreModifier", "StreetNamePreDirectional", "StreetNamePreType", "StreetName",
    "StreetNamePostType", "StreetNamePostDirectional", "StreetNamePostModifier",
    "USPSBoxType", "USPSBoxID",
)
_UNIT = ("OccupancyType", "OccupancyIdentifier", "SubaddressType", "SubaddressIdentifier")
_NUMBER = ("AddressNumberPrefix", "AddressNumber", "AddressNumberSuffix")


def judge(typed, *_):
    try:
        tagged, _ = usaddress.tag(typed)
    except usaddress.RepeatedLabelError:
        return [""] * 6
    joined = lambda labels: " ".join(value for label, value in tagged.items() if label in labels)
    return [joined(_NUMBER), joined(_STREET), joined(_UNIT), joined(("PlaceName",)), joined(("StateName",)), joined(("ZipCode",))]


answer(judge)
