## All that is said on growth. How to edit it: CONTRIBUTING.md.

# Head, and of whom a sentence speaks

title = How fast did it grow: { $name }
subject = { $place }, { $group }
subject-in-brackets = { $place } ({ $group })

# Opening

question = How fast did the { $name } grow a year before the plan, and on what evidence?{" "}
growth = Growth a year: { $rates }.{" "}

all-by-year = All of it rests on yearly series.{" "}
none-by-year = All of it rests on two end points or on the plan's own words.{" "}
some-by-year = { CAPITAL($some) } of the { $all } figures { $series ->
        [one] rests
       *[other] rest
    } on a yearly series, the others on two end points or on the plan's own words.{" "}

share-moved = In { $place } it moved by { $points } percentage points a year over { $years }.{" "}
at-most = In { $place } it was at most { $rate } a year over { $years }, for a level is printed as a bound.{" "}
at-least = In { $place } it was at least { $rate } a year over { $years }, for a level is printed as a bound.{" "}
unlike-months = Values of the { $name } are printed for two years, but they count other numbers of months.{" "}
without-rate = Values of the { $name } are printed for two years, but they are none of which a rate is taken.{" "}
no-growth = No plan here gives a growth of the { $name }: none prints two dated values or a change of it.{" "}

without-base-year = { CAPITAL($some) } of the figures { $count ->
        [one] is a cumulative change
       *[other] are cumulative changes
    } without a base year, read over { $longer } intervals; { $shorter } would move them by up to { $most } percentage points a year.{" "}

silent = { $places } { $count ->
        [one] gives
       *[other] give
    } no growth of it.{" "}
not-known = Growth { $listed }.{" "}

# Town and country

one-city = Town and country can be compared in { $place } alone: the rural side { $faster }.{" "}
rural-side =
    .rural = grew faster by { $points } log points a year
    .urban = grew more slowly by { $points } log points a year
    .either = and the urban side do not differ beyond what the figures can tell

each-city = { CAPITAL($cities) }.{" "}
faster-in =
    .rural = in { $places } the rural side grew faster, so its ratio to the urban one rose
    .urban = in { $places } the urban side grew faster, so its ratio to the rural one rose
    .either = in { $places } the figures do not tell which side grew faster

mean = Rural minus urban growth averages { $average } log points a year over { $cities } cities, with a { $level } interval from { $low } to { $high }: { $zero }.{" "}
zero =
    .outside = zero lies outside
    .outside-longer = zero lies outside, but inside with one interval less
    .outside-shorter = zero lies inside, but outside with one interval less
    .inside = zero lies inside, so nothing certain follows for other places

one-standard = { $places } { $count ->
        [one] has
       *[other] have
    } one standard for both, so no such gap.{" "}

# Base years

traced = { $place }: the stated change of { $change } is consistent with the printed levels only from { $start } to { $end }, { $length } { $length ->
        [one] interval
       *[other] intervals
    }.{" "}
untraced = { $count } { $count ->
        [one] stated change
       *[other] stated changes
    } cannot be checked so. Convention: { $longer } intervals, with { $shorter } beside it.{" "}
for-shorter = { $checked ->
        [one] The one change that can be checked is
       *[other] Of { $checked } changes that can be checked, { $agreeing } { $agreeing ->
            [one] is
           *[other] are
        }
    } consistent with the shorter reading, so these rates may be too low.{" "}
no-change = No plan here states a cumulative change of this indicator.
implied-ratio =
    .factor = { $place }: by the stated changes alone, the ratio of “{ $group }” to “{ $other }” was in the base year { $factor } times what it was at the end, which is not stated.{" "}
    .both = { $place }: by the stated changes alone, the ratio of “{ $group }” to “{ $other }” was in the base year { $factor } times what it was at the end: { $base } (rounding: { $low } to { $high }), then { $end }.{" "}

# Regressions over rows

rows-few = Fewer than two cities can be compared here.
rows-many = There are { $cities } cities, but counted by rows there seem to be { $counts } observations.{" "}
rows-narrower = The interval shrinks to { $narrow }{"\u00A0"}% of its width.{" "}
rows-no-narrower = The interval does not shrink here.{" "}
rows-sure = Zero seems ruled out, yet no evidence was added: rows of one city are not independent.{" "}

# The standard that follows by rule

rule-none = No plan here prints both this standard and one that follows it by rule in the same year.
rule-multiple = The { $other } is { $multiple } times the { $name } of the same year.{" "}
rule-printed =
    .exactly = { $place } prints the rule: { $rule } times. Of { $count } { $count ->
            [one] pair
           *[other] pairs
        } { $on } { $on ->
            [one] is
           *[other] are
        } just that, { $under } below.{" "}
    .at-least = { $place } prints the rule: at least { $rule } times. Of { $count } { $count ->
            [one] pair
           *[other] pairs
        } { $on } { $on ->
            [one] is
           *[other] are
        } just that, { $under } below.{" "}
rule-is-no-evidence = Policy ties the two, so it never counts as evidence of its own.

# Limits

limit =
    .money = Money is nominal: no rise of prices has been taken off.
    .standard = A standard is a line and not the money paid. What is paid depends on who receives it, too, so growth of a standard cannot stand for growth of support.
    .corrected = { $places }: the years are those of a declared correction, not those printed.
    .counties = { $places }: county level, beside prefectures of many counties.{" "}
    .levels = { $listed }{" "}
    .approved = The superior often sets or approves the standard there: growth need not be a local choice.
    .duties = Size and duties differ, so growth is not for ranking.
    .silence = Where no growth is printed, something may have grown all the same.
    .definitions = Each figure follows the definition of its own plan, which may differ from its neighbour's.
    .trend = The { $level } interval of a trend tells how far the years depart from constant growth. It is no sampling error: the plan prints the whole series.
    .areas = Where changes are stated by area without weights, each side is a plain mean of its areas; an area with many recipients counts no more than a small one.
    .few-cities = The cities are few: the interval of the mean rests on their differences alone and says nothing of other cities.
real =
    .one = By national consumer prices, which approximate, growth in real terms is { $rate } a year.{" "}
    .range = By national consumer prices, which approximate, growth in real terms is { $low } to { $high } a year.{" "}

# In place of an empty chart or table

no-chart = No plan here gives a compound rate of the { $name }, so there is nothing to draw.
no-bases = No plan here prints a cumulative change of this indicator together with the level at its end.
no-regressions = Fewer than two cities have a rural and an urban growth to compare: no mean, and no regression.
nothing-else = No other indicator has two dated values or a stated change in these plans.

# Columns that several tables have

column =
    .place = City
    .place-and-group = City and area
    .group = Area
    .indicator = Indicator
    .years = Years
    .path = From → to
    .growth = Growth
    .trend = Trend and interval
    .evidence = Evidence
    .shorter = One interval less
    .difference = Rural minus urban
unit =
    .yearly = % a year
    .log-points = log points a year

# Tables

yearly =
    .caption = { CAPITAL($name) }, { $place }
    .year = Year
    .before = on year before
    .note = Money is nominal.

growth-table =
    .caption = Growth of the { $name }
    .from = From
    .to = To
    .unit = Unit
    .growth = Compound growth
    .stated = In the plan's own words
    .with-verdict = { $stated }: { $verdict }

rates =
    .caption = Compound growth of the { $name }
    .real = In real terms
    .note = Trend: log-linear; its { $level } interval shows how far the years depart from constant growth. Cumulative changes without a base year are read over { $intervals } intervals.
    .note-on-money = {" "}Money is nominal; growth in real terms is by national consumer prices and approximates.
    .prices-not-known = prices not known
    .no-prices = no prices
    .points = { $points } points
    .each-year = { $change } a year
    .in-all = { $change } in all

evidence =
    .series = series
    .endpoints = two end points
    .stated = the plan's own words
    .traced = the plan's own words, base year traced
    .derived = a level and a stated difference
    .corrected = figures with corrected years
    .one-level = one year only
    .periods-differ = other numbers of months, not compared
evidence-with-stated = { $evidence }; the plan says { $rate }

bases =
    .caption = Base values that stated changes imply
    .change = Change in all
    .end = Printed at the end
    .base = Implied base
    .rounding = Rounding
    .note = Where changes are printed by area but the level only for town or country, all areas are taken to end on it; if they do not, their bases differ too.

differences =
    .caption = Rural minus urban growth of the { $name }
    .rural = Rural
    .urban = Urban
    .range = What the figures allow
    .note = Log points: the natural logarithm of the growth factor, times one hundred; months or years make no difference. The range holds the rounding; changes by area are compared in pairs of like areas.
compared =
    .series = series
    .endpoints = two end points
    .stated = the plan's own words
    .corrected = corrected years
    .derived = derived
    .one-standard = one standard for town and country
    .windows-differ = different years, not compared
    .one-side-only = one side only
compared-of-areas = { $evidence }; mean of { $rural } rural and { $urban } urban areas

regressions =
    .caption = The same question, counted in two ways
    .estimate = Estimate
    .rows = Rows
    .cities = Cities
    .interval = { $level } interval
    .note = Regressions over rows: ordinary least squares with an intercept for each city and a rural dummy.
model =
    .cities = Mean of one difference a city (used)
    .areas = Regression over rows: each printed figure a row
    .rule = The same with the standards set by rule

elsewhere =
    .caption = All other indicators with two dated values or more
    .note = A city without a row does not state the growth of that indicator. Ages have no rate, nor have sums over several years.
    .silent = Further indicators { $listed }.

# Chart

dots =
    .caption = { CAPITAL($name) }: growth a year
    .axis = Compound growth, % a year
    .source = Source: the plans; rates derived from printed figures. Filled: printed levels (thin line: { $level } interval of the trend). Hollow: the plan's own words. Joined dots: the two readings of the base year. Square: a single year. Tick: annual rate the plan prints. Urban blue, rural orange, one figure for both green.
    .alt = Dot chart: { $caption }. { $lines }.
    .readings = { $first } ({ $longer } intervals) or { $second } ({ $shorter })
    .stated = { $rate } (stated)
    .one-year = { $rate } ({ $year } alone)
    .years = { $rate } ({ $years })
    .at-most = at most { $rate } (the first level is a lower bound)
undrawn =
    .periods-differ = other numbers of months, not compared
    .one-level = one year only
