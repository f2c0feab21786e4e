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
