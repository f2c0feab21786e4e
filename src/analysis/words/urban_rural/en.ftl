## All that is said on town and country. How to edit it: CONTRIBUTING.md.

# Head, and names that sentences, tables and charts share

title = Town and country
role =
    .standard = standard
    .subsidy = subsidy paid
    .recipients = recipients
    .outlay = outlay
both = town and country
sides = { $urban } : { $rural }
implied = {" "}(implied)
implied-later = {" "}(implied, later base)

# In place of an empty chart or table

absent =
    .stated = No plan shown prints a ratio of its own.
    .closed = No plan shown has two ratios, so nothing can be said of closing or widening.
    .promises = No ratio of town to country is promised here.
    .paths = There is no urban-rural ratio to draw for these plans.
    .scissors = No plan shown prints two series that could be compared.
    .paid = No plan shown prints both the standard and the subsidy paid.

# Promised ratios, and the paces of the past

promises-nothing = { $plans ->
        [1] The plan promises no ratio.
       *[other] No plan here promises a ratio.
    }{" "}
promise = { $place } promises { $goal } by { $year }{ $past }
promises = { $promises }.{" "}
already-met = , which is met already
no-past-pace = , with no past pace to judge it by
all-reach = , which { $count ->
        [one] the { $count } past pace
       *[other] all { $count } past paces
    } would reach
none-reaches = , which none of { $count } past paces would reach
some-reach = , which { $reached } of { $count } past paces would reach
some-reach-by-area = , which { $reached } of { $count } past paces would reach (in { $areas } of { $every } kinds of area)

# Limits

limit =
    .rules = Tekun standards mostly follow the dibao standard by a fixed multiple and are no independent evidence; the ratio of recipients reflects population and need, not a gap in treatment.
    .few = Small numbers: windows overlap, and one large step enters many of them; a range shows how much the choice of window matters and is no confidence interval. Standards are compared at face value, without prices; a floor under growth that is the same for both sides leaves the ratio where it is.
    .implied = Implied starts: where only rises are printed, the earlier ratio is reckoned back from the end; where rises differ by area but one level is printed, it is read as common to all areas: their paces then differ by where each started, not by where it stands.
    .counties = Level of government: { $places } { $count ->
            [one] is a county-level unit
           *[other] are county-level units
        }. Dibao standards are as a rule set by the province or the prefecture, so a county's ratio need not be its own choice, and is no rival to a prefecture's.
    .single = One standard: { $places } { $count ->
            [one] prints
           *[other] print
        } one figure for both. That is a class of its own, neither missing nor a gap seen to close.
    .unlike = One in one scheme is not one in all: { $place } prints one { $single }, yet its { $other } is { $ratio } times as high in town ({ $year }).
