"""Where things end in lines of YAML. Rows and places count from 0 here, as Python does."""


def sign(lines: list[str], place: tuple[int, int]) -> str:
    """The sign at a place as the loader tells it (from 1); a space behind the end."""
    line, column = place
    return lines[line - 1][column - 1 : column] or " "


def end_of_scalar(lines: list[str], row: int, start: int, value: str) -> int | None:
    """Where a scalar of one line ends; None if it goes on below."""
    line = lines[row]
    quote = line[start : start + 1]
    if quote not in {'"', "'"}:
        return start + len(value) if value and line.startswith(value, start) else None
    place = start + 1
    while place < len(line):
        if quote == '"' and line[place] == "\\":
            place += 1
        elif line[place] == quote:
            if quote == '"' or line[place + 1 : place + 2] != "'":
                return place + 1
            place += 1
        place += 1
    return None


def end_of_brackets(line: str, start: int) -> int:
    """Behind the bracket that closes the one at ``start``.

    Raises:
        IndexError: It closes on another line.
    """
    depth, place = 0, start
    while True:
        found = line[place]
        if found in "\"'" and line[place - 1] in " [{,":
            end = end_of_scalar([line], 0, place, "")
            if end is None:
                raise IndexError
            place = end
            continue
        depth += (found in "[{") - (found in "]}")
        place += 1
        if not depth:
            return place


def last_line(lines: list[str], row: int, indent: int, *, is_key: bool = False) -> int:
    """The last row of what begins at ``row``; notes and empty rows below are not its own.

    ``is_key``: a list may stand below its key without being set in.
    """
    last = row
    for number in range(row + 1, len(lines)):
        text = lines[number].lstrip(" ")
        if not text or text.startswith("#"):
            continue
        depth = len(lines[number]) - len(text)
        is_item = is_key and depth == indent and (text.startswith("- ") or text == "-")
        if depth <= indent and not is_item:
            break
        last = number
    return last
