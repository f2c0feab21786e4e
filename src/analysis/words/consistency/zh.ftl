## 一致性一题的全部措辞。编辑说明见 docs/words.md。

# 标题

title = 规划自身的数字是否一致

# 开篇：可核验的有多少，结果如何

checked = 可核验数据{ $number }项{ $verdicts }。{ $further }
none-checked = 所列{ $missing }项数据均无法核验。
further = 另有{ $missing }项因规划未列所需数据而无法核验。

verdicts-some = ：{ $listed }
verdicts-all = { $count ->
        [1] ，{ $said }
       *[other] ，均{ $said }
    }
verdicts-one = { $number }项{ $said }
verdicts-comma = ，
verdicts-last = ，
said =
    .holds = 相符
    .rounding = 末位有差
    .explainable = 与另一口径相符
    .contradiction = 与规划自身数据不一致
    .unexplained = 未能解释
by-slips = （共{ $number }处错误）

# 开篇：有多确定

certain = 判定只比较舍入区间，算术上是确定的。
vague = 未能解释的{ $count }项中，{ $vague }项可能属口径不同，系整理者判断，无法重算。
slip-is-told = 不一致的，规划自身可说明何者有误，建议核实。
not-proven = 未发现不一致，不等于数字正确：能核验的只是列有分项的数字。

no-claim = 没有这样的数据。

# 判定与核验方式

verdict =
    .holds = 相符
    .rounding = 末位有差
    .explainable = 与另一口径相符
    .contradiction = 与规划自身数据不一致
    .unexplained = 未能解释
    .not-checkable = 无法核验
kind =
    .growth = 增长对序列
    .mean_growth = 平均增幅
    .share = 比率对人数
    .whole_share = 比率能否由整数得出
    .total = 分项对合计
    .table_text = 表格对正文
    .repeat = 同一数字见于两处
    .ratio = 比值对标准
    .per_thousand = 每千人数量
    .product = 人数、标准与金额
    .average = 隐含平均
    .bound = 上下限

# 各表

column =
    .place = 城市
    .checkable = 可核验
    .slips = 错误（处）
    .kind = 核验方式
    .claim = 数据
    .printed = 规划所列
    .recomputed = 重算
    .slip = 何处有误 → 应为
    .reading = 解释或推测
    .missing = 缺少什么

by-plan =
    .caption = 各规划的核验结果
    .note = 不作排名：分项列得少的规划，几乎无从出错。错误：规划自身可说明何者有误；同一处错误牵涉几项数据的，只算一处。
by-kind =
    .caption = 按核验方式
failing =
    .caption = 核验结果：{ $verdicts }
    .note = 年份按原文所列，不作更正。括号内为舍入区间；较长的算式见导出表。
unchecked =
    .caption = 无法核验的数据

claim = { $name }，{ $years }
gives = { $reading }（得{ $value }）
with-unit = { $value }{ $unit }
without-unit = { $value }（无单位）

# 图

strip =
    .caption = 每个方块为一项数据
    .source = 来源：各规划文本，由所列数据重算。方块上方为项数，逐项见派生表 claims；不作排名。
    .alt = 方块带图：{ $lines }。
    .count = { $verdict }{ $count }项
    .none = 无
