## What the catalogues of all topics share. Each of them may use these messages: { between }.

# Enumerations: 甲、乙和丙; clauses one after the other; one or the other.
comma = 、
and = 和
semicolon = ；
or = 或

# Numbers: a range, and a small count in words.
between = { $low }至{ $high }
in-words =
    { $number ->
        [1] 一
        [2] 两
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
        [9] 九
        [10] 十
       *[other] { $number }
    }

# What a line, a dot or a bar says, in the text beside a chart.
labelled = { $name }：{ $text }
