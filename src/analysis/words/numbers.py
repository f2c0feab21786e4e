"""Numbers as text: thousands separated, decimals fixed by what the number is, units in both languages."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from analysis.view import View
from analysis.words.phrases import pick

#: Per cent after SI, with a no-break space.
_PER_CENT = "\u00a0%"

#: What stands before a value for each comparator of the facts.
COMPARATORS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ ", "text": ""}


def amount(value: float, decimals: int) -> str:
    """Return `value` with a fixed number of decimals, rounded half up as printed statistics are.

    Examples
    --------
    >>> amount(6016, 0), amount(1.3165, 3), amount(-0.04, 1)
    ('6,016', '1.317', '0.0')
    """
    return _decimal(Decimal(repr(float(value))), decimals)


def _decimal(value: Decimal, decimals: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{abs(rounded) if rounded == 0 else rounded:,f}".replace("-", "−")


def plain(value: float) -> str:
    """Return `value` with the digits it has, thousands separated.

    Examples
    --------
    >>> plain(6016.0), plain(28.5), plain(18000.0)
    ('6,016', '28.5', '18,000')
    """
    exact = Decimal(repr(float(value))).normalize()
    return f"{abs(exact) if exact == 0 else exact:,f}".replace("-", "−")


def rate_text(fraction: float, lang: str, decimals: int = 2) -> str:
    """Return a fraction as per cent: 0.0784 as "7.84 %" in English (after SI) and "7.84%" in Chinese."""
    if math.isnan(fraction):
        raise ValueError("no percentage of nothing; say what is not stated instead")
    return f"{_decimal(_hundredfold(fraction), decimals)}{pick(lang, '%', _PER_CENT)}"


def _hundredfold(fraction: float) -> Decimal:
    # In decimal, for 0.0725 * 100 is 7.249999... in binary and would be rounded down. The twelfth digit is
    # far below anything printed and takes off what earlier divisions left.
    return (Decimal(repr(float(fraction))) * 100).quantize(Decimal("1e-12")).normalize()


def period(start: str, end: str, lang: str) -> str:
    """Return a period: "2020", "2016–2020"; in Chinese with 年."""
    text = start if start == end else f"{start}–{end}"
    return pick(lang, f"{text}年", text)


def stated_rate(fraction: float, relation: str, start: int, end: int, lang: str) -> str:
    """Return a rate that a plan prints itself, with its kind and years: "7.1 % a year, 2016–2020"."""
    years = period(str(start), str(end), lang)
    share = plain(float(_hundredfold(fraction))) + pick(lang, "%", _PER_CENT)
    if relation == "annual_growth":
        yearly = f"{years}增{share}" if start == end else f"{years}年均增{share}"
        return pick(lang, yearly.replace("年年均", "年间年均"), f"{share} a year, {years}")
    return pick(lang, f"{years}累计增{share}", f"{share} in all, {years}")


def unit_name(view: View, unit: str) -> str:
    """Return the printed form of a unit code."""
    return view.name("units", unit)
