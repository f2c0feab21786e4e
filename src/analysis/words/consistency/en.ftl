## All that is said on consistency. How to edit it: docs/words.md.

# Head

title = Do the plans' own figures agree?

# Opening: how many claims can be checked, and what became of them

checked = { $number } { $count ->
        [one] claim
       *[other] claims
    } can be checked{ $verdicts }.{ $further }
none-checked = { $missing ->
        [one] The one claim listed cannot
       *[other] None of the { $missing } claims listed can
    } be checked.
further = {" "}A further { $missing } { $missing ->
        [one] claim cannot, for the plan does not print what it rests on.
       *[other] claims cannot, for the plan does not print what they rest on.
    }

verdicts-some = : { $listed }
verdicts-all = , and { $count ->
        [1] it
        [2] both
       *[other] all of them
    } { $said }
verdicts-one = { $number } { $said }
verdicts-comma = ,{" "}
verdicts-last = {" "}and{" "}
said =
    .holds = { $count ->
            [one] holds
           *[other] hold
        }
    .rounding = { $count ->
            [one] is off in the last digit
           *[other] are off in the last digit
        }
    .explainable = { $count ->
            [one] is consistent with another reading only
           *[other] are consistent with another reading only
        }
    .contradiction = { $count ->
            [one] contradicts its own plan
           *[other] contradict their own plan
        }
    .unexplained = { $count ->
            [one] is unexplained
           *[other] are unexplained
        }
by-slips = {" "}(by { $number } { $count ->
        [one] slip
       *[other] slips
    })

# Opening: how sure that is

certain = The verdicts compare rounding intervals and are certain as arithmetic.
vague = {" "}Of { $count } unexplained { $count ->
        [one] claim
       *[other] claims
    }, { $vague } may be a matter of definition: that is the curators' judgement, which cannot be recomputed.
slip-is-told = {" "}Where a claim contradicts its plan, the plan itself tells which figure is the slip.
not-proven = {" "}No contradiction found does not make figures right: only what is printed in parts can fail.

no-claim = There is no such claim.

# Verdicts and kinds of check

verdict =
    .holds = holds
    .rounding = off in the last digit
    .explainable = consistent with another reading
    .contradiction = contradiction
    .unexplained = unexplained
    .not-checkable = not checkable
kind =
    .growth = growth against levels
    .mean_growth = mean growth
    .share = share against counts
    .whole_share = share of whole things
    .total = total against parts
    .table_text = table against text
    .repeat = the same figure twice
    .ratio = ratio against standards
    .per_thousand = rate per 1,000
    .product = people, rate and amount
    .average = implied average
    .bound = within its bounds

# Tables

column =
    .place = City
    .checkable = Checkable
    .slips = Slips
    .kind = Kind of check
    .claim = Claim
    .printed = Printed
    .recomputed = Recomputed
    .slip = Slip → should be
    .reading = Reading or guess
    .missing = What is missing

by-plan =
    .caption = Verdicts by plan
    .note = Not a ranking: a plan that prints few parts can hardly fail. Slips: what contradictions rest on, where the plan itself tells which figure is off; one counts once, however many claims rest on it.
by-kind =
    .caption = Verdicts by kind of check
failing =
    .caption = Claims with the verdict: { $verdicts }
    .note = Years as printed, uncorrected. In brackets: the interval that rounding leaves; longer formulas are in the derived table.
unchecked =
    .caption = Claims that cannot be checked

claim = { $name }, { $years }
gives = { $reading } (gives { $value })
with-unit = { $value } { $unit }
without-unit = { $value } (no unit)

# Chart

strip =
    .caption = Each square is one printed claim
    .source = Source: the plans, recomputed from printed figures. Numbers count the squares, which the derived table claims lists; not a ranking.
    .alt = Strip of squares: { $lines }.
    .count = { $count } { $verdict }
    .none = none
