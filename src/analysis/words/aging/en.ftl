## All that is said on aging. How to edit it: docs/words.md.

title = Aging pressure

# Names: the beds counted, the population that a share or a norm is of, ages

scope =
    .all = places of all kinds
    .institutions = institutions only
basis =
    .registered = registered
    .permanent = permanent
    .unknown = not said which
base =
    .beds = beds of institutions
    .registered = registered old people
    .permanent = permanent old people
    .old = old people
of =
    .communities = communities
    .communities-or-villages = communities or villages
    .subdistricts = subdistricts
    .rural-townships = rural townships
    .new-residential-quarters = new residential quarters
    .old-town-and-existing-residential-quarters = old-town and existing residential quarters
ages = { $ages }
ages-from = { $first } and over
spread = { $value } ({ $low }–{ $high })
per-cent = { $number }{"\u00A0"}%

# Answer: the share of the old

no-share-of-old = { $plans ->
        [one] The plan does not state
       *[other] None of the plans states
    } the share of people aged 60 and over.{" "}
shares-of-some = Of { $plans } plans { $known } { $known ->
        [one] states
       *[other] state
    } the share of people aged 60 and over: { $shares }.{" "}
shares-of-all = Share of people aged 60 and over: { $shares }.{" "}
share-of-old = { $place } { $share } ({ $basis } population)

# Answer: nursing beds

no-nursing-target = { $plans ->
        [one] The plan sets
       *[other] The plans set
    } no target for the share of nursing beds that has a baseline.{" "}
nursing = The nursing share of institutions' beds is to reach { $goal } by { $years } ({ $places }){ $prices }.{" "}
goal =
    .all-minimums = at least { per-cent }
    .some-minimums = { per-cent } (for some a minimum)
    .points = { per-cent }
price = : per 100 existing beds that is { $convert } conversions
price-of-both = : per 100 existing beds that is { $convert } conversions, or { $build } new nursing beds if none is converted
met = { $places } { $count ->
        [one] has
       *[other] have
    } met the target already.{" "}
counted = In beds: { $places }.{" "}
counted-in = { $place } { $convert } to convert or { $build } to build

# Answer: allowances

means-not-compared = What { $places } pays goes by means and is not compared.{" "}
no-allowance = { $plans ->
        [one] The plan does not state
       *[other] No plan states
    } the amount of an old-age allowance for everybody.{" "}
no-common-age = The old-age allowances of the plans share no age, so they do not compare.{" "}
allowances = Old-age allowance: { $contrasts }.{" "}
same-allowance = at { $ages } { $places } pay the same, { $value } yuan a year
other-allowance = at { $ages } { $high } pays { $ratio } times what { $low } pays
schedule = { $place }'s old-age allowance a year: { $steps }.{" "}
step = { $value } yuan at { $ages }
between-steps = ;{" "}

# How sure, and what is not stated

sure-as-printed = How sure: what is said above is as printed, nothing is estimated.{" "}
sure = How sure: shares are printed, beds are computed. Rounding alone leaves the conversions per 100 beds between { $ranges }.{" "}
sure-ends = { $low } and { $high }
sure-in = { $ends } ({ $place })
provisional = The baseline of { $places } is the plan's own provisional figure.{" "}
lacks =
    .old = the share of the old
    .beds = the institutions' beds
    .nursing = the nursing share
    .allowance = the amount of an old-age allowance for everybody
lacks-everywhere = { $what } (no plan)
lacks-in = { $what } ({ $places })
not-stated = Not stated: { $listed }.{" "}
all-stated = All of this is stated in the plans.{" "}

# Beside the tables: people that are implied, new beds, care workers

implies-nothing = What is printed does not imply how many old people there are.
implied-recipients = { $place }: outlay and amounts of the old-age allowance imply { $low } to { $high } recipients, counted as full years.{" "}
implied-least = { $place }: the accident insurance implies at least { $low } registered old people.{" "}
implied-people = { $place }: total beds and beds per 1,000 imply about { $point } old people ({ $low } to { $high }); registered or permanent is not said.{" "}
scenario-without-stock = There is no printed stock of beds with a nursing share to add new ones to.
scenario-without-beds = No new beds are assumed (parameter new_beds); the prices above are for the stock as it is.
scenario = With { $beds } new nursing beds in each city: { $places }.{" "}
scenario-left = { $place } { $share }, { $left } still to convert
scenario-met = { $place } { $share }, the target is met
residents = { $place } had { $value } residents for each care worker in { $year }; its plan sets no norm for care workers.{" "}
no-residents = { $plans ->
        [one] The plan does not print both residents and care workers, so the load on them is not known.
       *[other] No plan prints both residents and care workers, so the load on care workers is not known.
    }

# Limits

limit-level = { $places } { $count ->
        [one] is a county-level unit
       *[other] are county-level units
    }; which level of government sets an allowance is not stated.
limit-levels = { $places } { $count ->
        [one] is a county-level unit
       *[other] are county-level units
    }, beside { $above } above that level; which level of government sets an allowance is not stated.
limit-beds = Beds are counted in two ways: in places of all kinds ({ $all }) and in institutions only ({ $institutions }). They are not compared.
limit-gap = The nursing gap is counted on today's beds: it moves with the stock, and a target of at least makes it a lower bound.
limit-price = Converting and building are two extremes, priced in beds and not in money: no cost per bed is printed.
limit-staff = The stock of social workers is that of all fields, and certified ones are not the same as social work professionals: the share that a norm would take is a yardstick and no shortage.
limit-ages = Cities differ in how old their old are, and no bed or service is printed by age, so the mix cannot be taken out of any comparison.
limit-plans = { $plans ->
        [one] The evidence is one plan: nothing is compared.
       *[other] There are { $plans } cities: they are set side by side, nothing is inferred beyond them.
    }

# In place of what would be empty

absent =
    .nursing = No nursing share of beds is stated.
    .allowances = No amount of an old-age allowance for everybody is stated.
    .steps = No allowance or subsidy for the old is stated.
    .means = No payment that goes by means is stated.

# Tables

column =
    .grown = Share with { $beds } new
    .city = City
    .old = Aged 60 and over
    .population = Population
    .scope = Beds counted
    .beds = Beds
    .per-1000 = Beds per 1,000 old people
    .year = Year
    .now = Share now
    .target = Target
    .target-year = Year
    .attribute = Attribute
    .convert = To convert
    .build = Or to build
    .institutions = Institutions' beds
    .nursing = Nursing beds now
    .at-target = At the target
    .left = Still to convert
    .service = Service
    .of = Of all
    .baseline = Baseline
    .change = Change
    .norm = The plan's norm
    .counted-on = Counted on
    .asks = Asks for
    .workers = Social workers, all fields
    .share = Share
    .age = Age
    .payment = Payment
    .whom = For whom
    .amount = Amount
norm = { $name }: { $norm }
base-lacks = { $base } { $absence }
counted-on = { $count } { $base }
certified = { $count } (certified)
unit =
    .beds = beds
    .per-100 = per 100 existing beds
    .points = points
    .persons = persons
    .yearly = CNY per person per year
note =
    .old-beds = The two counts of beds do not compare: one includes community facilities, one only institutions.
    .nursing-rates = To convert: the stock stays as it is. To build: none is converted, all new beds are for nursing. In brackets: what the rounding of the printed share leaves open.
    .nursing-beds = ≤: only the beds of all places are printed. Institutions have no more, so this is the most that there can be.
    .services = The denominators differ: rows do not compare across services. Of a baseline that is about (≈) the change is about, too.
    .staff = Counted on today's people and beds. The stock is that of all fields; how many work in elderly care is not stated, and certified social workers are not the same as social work professionals.
    .allowances = Only what everybody of the age gets, whatever the income. Amounts printed per month times twelve.
    .means = For members of dibao or low-income families only; not compared with what everybody gets.
caption =
    .old-beds = The old, and the beds that stand against them
    .nursing-rates = Nursing share of the institutions' beds, and the gap
    .nursing-beds = Nursing beds: now, at the target, and the price in beds
    .services = Coverage of elderly care in communities and townships
    .staff = Social workers for the old: norms and stock
    .allowances = Old-age allowance for everybody of the age
    .means = Payments that go by means
unpaid = none
