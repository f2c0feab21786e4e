## 增长一题的全部措辞。编辑说明见 CONTRIBUTING.md。

# 标题与对象

title = 增长有多快：{ $name }
subject = { $place }·{ $group }
subject-in-brackets = { $place }（{ $group }）

# 开篇

question = 规划开始之前，{ $name }每年增长多快，依据是什么？
growth = 年均增长：{ $rates }。

all-by-year = 各组均有逐年数字可查。
none-by-year = 各组只有起止两年的数值或规划自述的变化。
some-by-year = 其中{ $series }组有逐年数字可查，其余只有起止两年的数值或规划自述的变化。

share-moved = { $place }{ $years }年平均每年变化{ $points }个百分点。
at-most = { $place }{ $years }年每年至多为{ $rate }（有一端只印出界限）。
at-least = { $place }{ $years }年每年至少为{ $rate }（有一端只印出界限）。
unlike-months = { $name }印有两个年份的数值，但所含月数不同，不计增速。
without-rate = { $name }印有两个年份的数值，但这类数值不计增速。
no-growth = 所选规划均未给出{ $name }的增速：既无两个年份的数值，也无变化率。

without-base-year = 其中{ $count }组是未写明基年的累计增幅，按{ $longer }个间隔折算；若只算{ $shorter }个间隔，每年最多相差{ $most }个百分点。

silent = { $places }未载明增速。
not-known = 增速{ $listed }。

# 城乡之差

one-city = 城乡增速可比的只有{ $place }：农村{ $faster }。
rural-side =
    .rural = 每年快{ $points }个对数百分点
    .urban = 每年慢{ $points }个对数百分点
    .either = 与城市的差别在印出数字的精度之内

each-city = { $cities }。
faster-in =
    .rural = { $places }农村增长较快，城乡比缩小
    .urban = { $places }城市增长较快，城乡比扩大
    .either = { $places }孰快在精度之内分不清

mean = 农村减城市的增速，{ $cities }市平均为每年{ $average }个对数百分点，{ $level }区间{ $low }至{ $high }，{ $zero }。
zero =
    .outside = 不含零
    .outside-longer = 不含零；但基年少算一个间隔便含零
    .outside-shorter = 含零；基年少算一个间隔便不含零
    .inside = 含零，推及其他地区的方向尚不能确定

one-standard = { $places }城乡同一标准，无此差。

# 基年

traced = { $place }：{ $change }的累计变化，只与{ $start }年至{ $end }年的印出数值相符，即{ $length }个间隔。
untraced = { $checked ->
        [0] {""}
       *[other] 其余
    }{ $count }组累计变化无法这样核对，按惯例取{ $longer }个间隔，并以{ $shorter }个间隔为对照。
for-shorter = 可核对的{ $checked }组中，{ $agreeing }组合于较短的读法，因此按惯例折算的增速可能偏低。
no-change = 所选规划没有只写累计变化的数字。
implied-ratio =
    .factor = { $place }：仅由自述的变化推算，{ $group }与{ $other }之比在基年为期末的{ $factor }倍（期末之比未载明）。
    .both = { $place }：仅由自述的变化推算，{ $group }与{ $other }之比在基年为期末的{ $factor }倍，即由{ $base }（舍入范围{ $low }至{ $high }）升至{ $end }。

# 逐行回归

rows-few = 可比的城市不足两个，无从比较。
rows-many = 城市只有{ $cities }个，而一行一行地数，会数出{ $fewest }至{ $most }个“观测”。
rows-narrower = 区间因此缩到原来的{ $narrow }%。
rows-no-narrower = 这里区间并未因此变窄。
rows-sure = 零看似被排除了，证据却没有增加：同一城市的各行不是独立的观测。

# 按规则而定的标准

rule-none = 所选规划没有同年印出的本标准与随其而定的标准。
rule-multiple = 同年印出的{ $other }相当于{ $name }的{ $multiple }倍。
rule-printed =
    .exactly = { $place }印出的规则是{ $rule }倍；{ $count }对数字中{ $on }对恰为此数，{ $under }对低于此数。
    .at-least = { $place }印出的规则是{ $rule }倍以上；{ $count }对数字中{ $on }对恰为此数，{ $under }对低于此数。
rule-is-no-evidence = 政策把两者挂钩，因此它不作为独立的观测。

# 限度

limit =
    .money = 金额为当年名义值，未扣除物价上涨。
    .standard = 标准是一条线，不是实际发放的金额；发放多少还取决于谁在领取，标准的增长不能替代补助的增长。
    .corrected = { $places }的年份按声明作了更正，并非原文所印。
    .counties = { $places }为县级，其余为地级，
    .levels = { $listed }
    .approved = 县级的标准常由上级确定或批准，增速未必是本级的选择。
    .duties = 规模和职责不同，增速不宜直接排名。
    .silence = 没有增速可考，不等于没有增长。
    .definitions = 各数字的口径以各规划所载为准，彼此可能不同。
    .trend = 趋势的{ $level }区间表示各年对匀速增长的偏离，不是抽样误差：规划印出的就是全部年份。
    .areas = 累计变化分区域写明而不给权重的，城乡各取区域的简单平均；人口多的区域并未多计。
    .few-cities = 城市很少：平均数的区间只来自这几个城市之间的差别，不能推及其他城市。
real =
    .one = 按国家居民消费价格折算（近似），实际增速为每年{ $rate }。
    .range = 按国家居民消费价格折算（近似），实际增速为每年{ $low }至{ $high }。

# 无图、无表

no-chart = 所选规划均未给出{ $name }的复合增速，无图可画。
no-bases = 所选规划没有同时印出该指标的累计变化和期末值。
no-regressions = 城乡增速俱全的城市不足两个，既无平均，也不作回归。
nothing-else = 所选规划没有其他可计增长的指标。

# 几个表共用的列

column =
    .place = 城市
    .place-and-group = 城市与范围
    .group = 范围
    .indicator = 指标
    .years = 起止
    .path = 起点 → 终点
    .growth = 年均增速
    .trend = 趋势及区间
    .evidence = 依据
    .shorter = 少一个间隔
    .difference = 农村减城市
unit =
    .yearly = %/年
    .log-points = 对数百分点/年

# 各表

yearly =
    .caption = { $place }：{ $name }
    .year = 年份
    .before = 比上年
    .note = 金额为当年名义值。

growth-table =
    .caption = { $name }的年均增速
    .from = 起点
    .to = 终点
    .unit = 单位
    .growth = 年均复合增速
    .stated = 规划自述
    .with-verdict = { $stated }：{ $verdict }

rates =
    .caption = { $name }的年均复合增速
    .real = 实际
    .note = 趋势：对数线性，{ $level }区间表示各年对匀速增长的偏离。累计变化未写明基年者按{ $intervals }个间隔折算。
    .note-on-money = 金额为当年名义值；实际增速按国家居民消费价格折算，为近似值。
    .prices-not-known = 物价年份不全
    .no-prices = 缺物价数据
    .points = { $points }个百分点
    .each-year = 每年{ $change }
    .in-all = 累计{ $change }

evidence =
    .series = 逐年数字
    .endpoints = 起止两年
    .stated = 规划自述
    .traced = 规划自述，基年由印出数值核定
    .derived = 由期末值与自述的差额推算
    .corrected = 逐年数字，年份已更正
    .one-level = 只有一年
    .periods-differ = 所含月数不同，不比
evidence-with-stated = { $evidence }；规划自述{ $rate }

bases =
    .caption = 自述的累计变化所隐含的基值
    .change = 累计变化
    .end = 期末印出
    .base = 推算的基值
    .rounding = 舍入范围
    .note = 变化分区域印出、期末值却只有城乡各一个的，假定各区域期末相同；若不相同，基值也随之不同。

differences =
    .caption = { $name }：农村与城市的增速之差
    .rural = 农村
    .urban = 城市
    .range = 所容许的范围
    .note = 对数百分点：增长倍数的自然对数乘以一百，与按月或按年印出无关。范围含舍入；分区域的变化按同类区域成对相比。
compared =
    .series = 逐年数字
    .endpoints = 起止两年
    .stated = 规划自述
    .corrected = 年份已更正
    .derived = 推算
    .one-standard = 城乡同一标准
    .windows-differ = 起止年份不同，不作比较
    .one-side-only = 只有一方
compared-of-areas = { $evidence }；农村{ $rural }个、城市{ $urban }个区域的平均

regressions =
    .caption = 同一问题，两种数法
    .estimate = 估计
    .rows = 行数
    .cities = 城市数
    .interval = { $level }区间
    .note = 逐行回归为普通最小二乘，每市一个截距，并以农村为虚拟变量。
model =
    .cities = 每市一个差，取平均（采用）
    .areas = 逐行回归：每个印出的数字一行
    .rule = 逐行回归，再加按规则而定的标准

elsewhere =
    .caption = 其他有两个以上年份的指标
    .note = 表中未列出的城市，未载明该指标的增长。年龄等没有自然零点的数字不计增速；跨年累计数不计增速。
    .silent = 其他指标{ $listed }。

# 图

dots =
    .caption = { $name }的年均增速
    .axis = 年均复合增速，%/年
    .source = 来源：各规划文本，增速由印出数字计算。实心：印出的数值（细线为趋势的{ $level }区间）；空心：规划自述；相连两点：基年的两种读法；方块：单独一年；竖划：规划自述的年均增速。蓝：城市；橙：农村；绿：城乡同一数字。
    .alt = 点图：{ $caption }。{ $lines }。
    .readings = { $first }（{ $longer }个间隔）或{ $second }（{ $shorter }个）
    .stated = { $rate }（规划自述）
    .one-year = { $rate }（{ $year }年）
    .years = { $rate }（{ $years }年）
    .at-most = 至多{ $rate }（起点只印出下限）
undrawn =
    .periods-differ = 所含月数不同，不比
    .one-level = 只印出一年
