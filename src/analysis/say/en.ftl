## What the catalogues of all topics share. Each of them may use these messages: { between }.

# Enumerations: a, b and c; clauses one after the other; one or the other.
comma = ,{" "}
and = {" "}and{" "}
semicolon = ;{" "}
or = {" "}or{" "}

# Numbers: a range, and a small count in words.
between = { $low } to { $high }
in-words =
    { $number ->
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
       *[other] { $number }
    }

# What a line, a dot or a bar says, in the text beside a chart.
labelled = { $name }: { $text }
