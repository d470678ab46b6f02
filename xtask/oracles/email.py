"""E-mail addresses by email-validator: "valid" where it takes the text as it is."""
from email_validator import EmailNotValidError, validate_email
from lines import answer


def judge(text):
    try:
        # Strict: with the bound on local parts of RFC 5321.
        validate_email(text, check_deliverability=False, allow_quoted_local=True, strict=True)
    except EmailNotValidError:
        return ""
    return "valid"


answer(judge)
