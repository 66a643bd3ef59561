"""The form of a value without the value, for findings and logs."""


def shape(text: str) -> str:
    """Describe a text without telling what it says.

    >>> shape("123456782")
    '9 cijfers'
    >>> shape("Jansen")
    '6 letters'
    >>> shape("1 a")
    '3 tekens'
    >>> shape("")
    'leeg'
    """
    if not text or text.isspace():
        return "leeg"
    lengte = len(text)
    if text.isascii() and text.isdigit():
        return f"{lengte} {'cijfer' if lengte == 1 else 'cijfers'}"
    if text.isalpha():
        return f"{lengte} {'letter' if lengte == 1 else 'letters'}"
    return f"{lengte} {'teken' if lengte == 1 else 'tekens'}"
