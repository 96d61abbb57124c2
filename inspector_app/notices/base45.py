"""Base45 (RFC 9285): bytes in the 45 signs that a QR code holds most densely."""

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}


def encode(data: bytes) -> str:
    """Three signs for two bytes, two for a last single one."""
    words = []
    for start in range(0, len(data), 2):
        pair = data[start : start + 2]
        rest = int.from_bytes(pair)
        for _ in range(len(pair) + 1):
            rest, value = divmod(rest, 45)
            words.append(_SIGNS[value])
    return "".join(words)


def decode(text: str) -> bytes:
    """Raises ValueError for what `encode` never writes."""
    data = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        if len(group) == 1 or any(sign not in _VALUES for sign in group):
            raise ValueError(f"no base45 at {start}")
        number = sum(_VALUES[sign] * 45**place for place, sign in enumerate(group))
        size = len(group) - 1
        if number >= 256**size:
            raise ValueError(f"too large at {start}")
        data += number.to_bytes(size)
    return bytes(data)
