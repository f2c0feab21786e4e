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

# Columns that several tables have

column =
    .place = City
    .area = Area
    .window = Window
    .year = Year
    .years = Years
    .rounding = Rounding allows
    .verdict = Verdict
unit-of-pace = log points × 100 a year
ratio-of-year = { $ratio } ({ $year })
one-standard-in = one standard ({ $year })

# Tables

ratios =
    .caption = Urban-rural ratio (urban ÷ rural), the latest year each
    .promised = Promised ratio, { $name }
    .note = In brackets: what the rounding of the printed figures allows, where three decimals show it. Both sides are brought to one unit first; a rural share of the urban figure is turned into urban ÷ rural.
stated =
    .caption = Ratios that plans print, beside computed ones
    .printed = Ratio as printed
    .computed = From the standards
closed =
    .caption = How much of the gap was closed, in three conventions
    .what = Of what
    .from = From
    .to = To
    .as-ratio = As a ratio
    .as-share = As a share
    .in-logs = In logs
    .step = Largest step (its part)
    .note = As a ratio: urban ÷ rural less one; as a share: one less rural ÷ urban; logs do not depend on which side is divided by which. A negative figure is a gap that widened.
step = { $years } ({ $part }{"\u00A0"}%)

paces =
    .caption = Pace of the ratio of the { $name }, by window
    .pace = Pace
    .direction = Direction
    .note = Below zero the gap closes. Where only rises are printed the start is implied by them; their base year is not printed: the year before the period is the headline, its first year (later base) the alternative.
direction =
    .closing = closing
    .widening = widening
    .flat = within rounding, either

parity =
    .caption = Years to parity if a past pace held
    .now = Ratio now
    .closing = Closing windows
    .years = Years to parity
    .note = From the fastest to the slowest of the windows that close; no forecast.
undated =
    .passed-parity = refused: the path has passed parity
    .not-closing = refused: no window closes
    .one-ratio = refused: one ratio only
    .one-standard = one standard
closing-windows = { $closing } of { $windows }
others-do-not-close = ; the other windows do not close

promised =
    .caption = Promised ratios against the paces of the past
    .pace = Past pace
    .needed = Needed pace
    .leads-to = Leads to
    .goal = Promised
verdict =
    .reaches = reaches it
    .passes-parity = reaches it, passes parity
    .falls-short = falls short
    .no-past-pace = no past pace
    .already-met = already met

changes =
    .caption = Change of standards, subsidies, recipients and outlays
    .note = In brackets: what rounding allows. Outlays that are not printed by year are recipients × average subsidy × 12 months. Money is nominal.
paid =
    .caption = What is paid on average, as a share of the standard
    .share = Paid of the standard
    .gap = Standard less subsidy

# Charts

line-chart = Line chart: { $caption }. { $lines }.

gap =
    .caption = { CAPITAL($name) }: town and country, monthly equivalent
    .source = Source: the plans; ratios derived from printed figures. Dots: urban blue, rural orange; diamond: one standard for town and country.
    .alt = Dot chart: { $caption }. { $lines }.
one-standard-of = one standard { $standard }
ratio-alone = standards { $absence }; the plan prints a ratio of { $ratio } ({ $year })

paths =
    .caption = Urban-rural ratios and promises, log scale (1 is parity)
    .axis = urban ÷ rural, log scale
    .source = Source: the plans. Solid: both figures printed; hollow dot: only the ratio printed; hollow square, dashed: implied by printed rises; bar: promised.
    .without = {" "}No ratio (one standard, or not stated): { $places }.
    .not-known = {" "}{ CAPITAL($listed) }.
path-of = { $place } { $name }
path-promised = , promised { $ratio } ({ $year })

scissors =
    .caption = The scissors: { $name }, subsidies paid, recipients, outlays
    .source = Source: the plans. Hollow: reckoned, or its year corrected as declared; dashed: outlay reckoned as recipients × subsidy × 12 months. Nominal money.
    .without = {" "}No series to compare: { $places }.
panel = { $place }, { $area }
panel-title = { $panel }, { $year } = 100
