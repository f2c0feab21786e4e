"""What the code reads of a package: a descriptor may say more, but not less.

Each column by its name, behind `#` where it is part of the key, before `*` where it must be filled, before
`:type` where it is no text, before `>table` where its codes stand on the list of that table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.dataset.roles import ROLES, VERDICTS

_PLACES = "#place division_code name_zh* name_en* level* parent>places"
_FIGURE = (
    "#reference_id place*>places indicator* statistic* group* year*:year kind* comparator* value*:number "
    "decimals*:integer unit* attribute source* url grade*"
)

PLANS = {
    "places": _PLACES,
    "plans": "#plan place*>places title* document_number document_date period_start*:year period_end*:year "
    "baseline_year*:year target_year*:year sha256* state* checks*",
    "peers": "#plan>plans #peer>plans rank*:integer",
    "units": "#unit expression name_zh* name_en* definition*",
    "subjects": "#subject name_zh* name_en*",
    "quantities": "#quantity name_zh* name_en* unit*>units direction* ceiling:number definition*",
    "indicators": "#indicator name_zh name_en domain* unit>units direction ceiling:number denominator "
    "subject>subjects quantity>quantities definition*",
    "statistics": "#statistic name_zh* name_en* unit>units direction* definition*",
    "renamed": "#old version* indicator*>indicators statistic*>statistics group>groups",
    "groups": "#group name_zh* name_en* area* parent>groups age_from:integer age_to:integer",
    "forms": "#indicator>indicators #form>indicators relation* reason_zh* reason_en*",
    "words": "#wording value:number unit>units name_en*",
    "facts": "#fact_id plan*>plans indicator*>indicators statistic*>statistics group*>groups period_start* "
    "period_end* period_inferred*:boolean kind* comparator* value:number unit*>units value_text* unit_text "
    "scale*:number attribute origin* section* line*:integer shared_with note",
    "corrections": "#fact_id>facts #field printed* used* reason* evidence*",
    "readings": "#reading plan*>plans facts* field* default* other* reason_zh* reason_en*",
    "checks": "#check plan*>plans kind* claim*>facts operands factor:number checkable*:boolean note",
    "claims": "#claim>facts #decided verdict* gravity slip>facts should_be:number reading_kind "
    "reading_operands reading_en reading_zh why_en* why_zh*",
    "exclusions": "#rule plan>plans pattern* reason*",
}

#: Tables of outside figures.
CENSUSES = ("census_2020", "census_2010")
FIGURES = (*CENSUSES, "yardsticks", "prices")

REFERENCE = {
    "places": _PLACES,
    "populations": "#indicator name_zh* name_en* unit* definition*",
    **dict.fromkeys(FIGURES, _FIGURE),
}

_FIGURE_CODES = {
    "kind": ("observed", "target"),
    "comparator": ("=", ">=", "<=", ">", "<", "~"),
    "grade": ("official", "open_data", "mirror", "secondary", "derived"),
}
#: Codes that the code tells apart; a descriptor may leave some out.
CODES = {
    ("places", "level"): ("nation", "province", "prefecture", "county"),
    ("plans", "state"): ("complete", "excerpt"),
    ("plans", "checks"): ("declared", "undeclared"),
    ("readings", "field"): ("group", "indicator"),
    ("forms", "relation"): ("same", "scope"),
    ("groups", "area"): ("urban", "rural", "all"),
    ("facts", "kind"): ("observed", "estimate", "target", "stated", "rule"),
    ("facts", "comparator"): ("=", ">=", "<=", ">", "<", "~", "text"),
    ("corrections", "field"): (
        "indicator", "statistic", "group", "period_start", "period_end", "unit", "comparator"
    ),
    ("checks", "kind"): tuple(ROLES),
    ("claims", "verdict"): VERDICTS,
    ("claims", "gravity"): ("slip", "definition", "unexplained"),
    ("claims", "reading_kind"): tuple(ROLES),
    **{(table, column): codes for table in FIGURES for column, codes in _FIGURE_CODES.items()},
}  # fmt: skip

_COLUMN = re.compile(r"(#?)(\w+)(\*?)(?::(\w+))?(?:>(\w+))?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the code reads."""

    name: str
    key: bool
    filled: bool
    type: str
    list: str


def columns(table: str) -> list[Column]:
    """Return the columns that a line of the contract names.

    Examples
    --------
    >>> columns("#peer>plans rank*:integer")[1]
    Column(name='rank', key=False, filled=True, type='integer', list='')
    """
    found = (_COLUMN.fullmatch(word) for word in table.split())
    return [
        Column(one[2], bool(one[1]), bool(one[1] or one[3]), one[4] or "string", one[5] or "")
        for one in found
        if one
    ]
