## 城乡差距的全部文字。如何修改：CONTRIBUTING.md。

# Head, and names that sentences, tables and charts share

title = 城乡差距
role =
    .standard = 标准
    .subsidy = 月人均补差
    .recipients = 人数
    .outlay = 支出
both = 城乡
sides = { $urban }比{ $rural }
implied = （推断）
implied-later = （推断，晚一年）

# In place of an empty chart or table

absent =
    .stated = 所列规划都没有自印城乡比。
    .closed = 所列规划都不足两个比值，谈不上缩小或扩大。
    .promises = 所列规划都没有承诺城乡比。
    .paths = 所列规划没有可画的城乡比。
    .scissors = 所列规划都不足两个逐年数列，不成剪刀差。
    .paid = 所列规划没有同时印出标准与补差。

# Promised ratios, and the paces of the past

promises-nothing = { $plans ->
        [1] 规划没有承诺城乡比。
       *[other] 没有一份规划承诺城乡比。
    }
promise = { $place }承诺{ $year }年降至{ $goal }{ $past }
promises = { $promises }。
already-met = ，现状已达到
no-past-pace = ，过去的速度无从知晓
all-reach = ，过去的{ $count }种速度都够
none-reaches = ，过去的{ $count }种速度都不够
some-reach = ，过去的{ $count }种速度中有{ $reached }种够
some-reach-by-area = ，过去的{ $count }种速度中有{ $reached }种够（{ $every }类地区中的{ $areas }类）

# Limits

limit =
    .rules = 特困供养标准大多按低保标准的倍数规定，不是独立的证据；人数之比反映城乡人口和困难程度，不是待遇的差距。
    .few = 样本很小：窗口互相重叠，一年的大步会带进许多窗口，范围只表示取哪一段的影响，不是置信区间。比值以名义标准相比，未计城乡物价之差；城乡标准同按增速下限提高时，比值不变。
    .implied = 倒推的起点：规划只印出累计增幅的，起点比值由终点和增幅倒推；各类地区增幅不同而终点只印一个，视为共同的终点，所以各类地区的速度之别只在起点，不在现状。
    .counties = 政府级别：{ $places }是县级。低保标准通常由省或地级市制定，县级的城乡比未必是本级的选择，不宜与地级市并列评高下。
    .single = 单一标准：{ $places }城乡同一标准，是单独的一类，既不是缺失，也不能当作差距已经消除的过程。
    .unlike = 同一不等于处处同一：{ $place }{ $single }城乡同一，{ $other }的城乡比却是{ $ratio }（{ $year }年）。

# Columns that several tables have

column =
    .place = 城市
    .area = 范围
    .window = 窗口
    .year = 年份
    .years = 起止
    .rounding = 舍入范围
    .verdict = 结论
unit-of-pace = 百分对数点/年
ratio-of-year = { $ratio }（{ $year }）
one-standard-in = 城乡同一标准（{ $year }）

# Tables

ratios =
    .caption = 城乡比（城市÷农村），各取最近一年
    .promised = 承诺的城乡比（{ $name }）
    .note = 方括号内为印出数字的舍入所容许的范围，三位小数内相同者从略。两边先折为同一单位；“农村为城市的百分之几”已换算成城市÷农村。
stated =
    .caption = 规划公布的城乡比与计算值
    .printed = 规划公布的比值
    .computed = 由标准计算
closed =
    .caption = 差距缩小了多少：三种算法
    .what = 口径
    .from = 起
    .to = 止
    .as-ratio = 按比值
    .as-share = 按百分比
    .in-logs = 按对数
    .step = 最大一步（占比）
    .note = 按比值：城市÷农村减一；按百分比：一减农村÷城市；按对数：不因谁除以谁而异。负数为扩大。
step = { $years }（{ $part }%）

paces =
    .caption = { $name }城乡比每年的变动，逐个窗口
    .pace = 速度
    .direction = 方向
    .note = 负数为缩小。只印出累计增幅的，起点由增幅倒推；起点年份未载明，以期前一年起算为主，以期内首年起算（晚一年）为备。
direction =
    .closing = 缩小
    .widening = 扩大
    .flat = 舍入之内分不清

parity =
    .caption = 照过去的速度，几年后城乡持平
    .now = 现比值
    .closing = 缩小的窗口
    .years = 距持平的年数
    .note = 范围取自各缩小窗口中的最快与最慢者，不是预测。
undated =
    .passed-parity = 不计算：已越过持平
    .not-closing = 不计算：没有缩小的窗口
    .one-ratio = 不计算：只有一个比值
    .one-standard = 城乡同一标准
closing-windows = { $closing }/{ $windows }
others-do-not-close = ；其余窗口并未缩小

promised =
    .caption = 承诺的城乡比与过去的速度
    .pace = 过去的速度
    .needed = 所需速度
    .leads-to = 照此所至
    .goal = 承诺
verdict =
    .reaches = 达到
    .passes-parity = 达到并越过持平
    .falls-short = 达不到
    .no-past-pace = 没有过去的速度
    .already-met = 现状已达到

changes =
    .caption = 标准、补差、人数与支出的变动
    .note = 方括号内为舍入所容许的范围。未逐年印出的支出，按人数×月人均补差×12个月推算。金额为当年名义值。
paid =
    .caption = 实发补差与标准之比
    .share = 补差占标准
    .gap = 标准减补差

# Charts

line-chart = 折线图：{ $caption }。{ $lines }。

gap =
    .caption = { $name }：城市与农村，按月折算
    .source = 来源：各规划文本，比值由印出数字计算。圆点：蓝为城市，橙为农村；菱形：城乡同一标准。
    .alt = 点图：{ $caption }。{ $lines }。
one-standard-of = 城乡同一标准 { $standard }
ratio-alone = 标准{ $absence }，规划所载比值 { $ratio }（{ $year }）

paths =
    .caption = 城乡比的走势与承诺（对数刻度，1为持平）
    .axis = 城市 ÷ 农村，对数刻度
    .source = 来源：各规划文本。实心：由印出的两数计算；空心圆：规划只印出比值；空心方、虚线：由印出的增幅倒推；短横：承诺。
    .without = 无城乡比（同一标准或未载明）：{ $places }。
    .not-known = { $listed }。
path-of = { $place }{ $name }
path-promised = ，承诺 { $ratio } ({ $year })

scissors =
    .caption = 剪刀差：{ $name }与补差、人数、支出
    .source = 来源：各规划文本。空心：推算或年份已更正的点；虚线：由人数×补差×12个月推算的支出。金额为当年名义值。
    .without = 无可对照的数列：{ $places }。
panel = { $place }{ $area }
panel-title = { $panel }，{ $year } = 100
