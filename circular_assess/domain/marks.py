"""The letters by which scenarios are told apart where there is no room for their names."""


def letters(mark: int) -> str:
    """The letters of a mark as in a spreadsheet: A, B ... Z, AA, AB."""
    name = ""
    number = mark + 1
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name
