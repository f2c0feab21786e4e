## 老龄化一题的全部措辞。编辑说明见 docs/words.md。

title = 老龄化压力

# 名称：床位口径、占比与标准所依的人口、年龄

scope =
    .all = 各类养老场所
    .institutions = 养老机构
basis =
    .registered = 户籍人口
    .permanent = 常住人口
    .unknown = 口径未说明
base =
    .beds = 养老机构床位
    .registered = 户籍老年人
    .permanent = 常住老年人
    .old = 老年人
of =
    .communities = 社区
    .communities-or-villages = 社区或村
    .subdistricts = 街道
    .rural-townships = 农村乡镇
    .new-residential-quarters = 新建住宅小区
    .old-town-and-existing-residential-quarters = 老旧及已建成小区
ages = { $ages }岁
ages-from = { $first }岁及以上
spread = { $value }（{ $low }–{ $high }）
per-cent = { $number }%

# 答案：老年人口占比

no-share-of-old = { $plans ->
        [1] 规划
       *[other] 各规划均
    }未载明六十岁及以上人口的占比。
shares-of-some = { $plans }份规划中，{ $known }份载明六十岁及以上人口的占比：{ $shares }。
shares-of-all = 六十岁及以上人口的占比：{ $shares }。
share-of-old = { $place }{ $share }（{ $basis }）

# 答案：护理型床位

no-nursing-target = { $plans ->
        [1] 规划
       *[other] 各规划
    }未对护理型床位占比提出有基期的目标。
nursing = { $places }的护理型床位占比到{ $years }年的目标为{ $goal }{ $prices }。
goal =
    .all-minimums = 不低于{ per-cent }
    .some-minimums = { per-cent }（部分为下限）
    .points = { per-cent }
price = ：每百张现有床位须改造{ $convert }张
price-of-both = ：每百张现有床位须改造{ $convert }张，不改造则须新建{ $build }张
met = { $places }已达到目标。
counted = { $places }。
counted-in = { $place }合改造{ $convert }张或新建{ $build }张

# 答案：津贴

means-not-compared = { $places }的补贴限低保、低收入家庭，不作比较。
no-allowance = { $plans ->
        [1] 规划未载明普惠高龄津贴的标准。
       *[other] 无规划载明普惠高龄津贴的标准。
    }
no-common-age = 各规划的高龄津贴没有共同的年龄段，无从比较。
allowances = 高龄津贴：{ $contrasts }。
same-allowance = { $ages }{ $places }同为每年{ $value }元
other-allowance = { $ages }{ $high }是{ $low }的{ $ratio }倍
schedule = { $place }的高龄津贴每年{ $steps }。
step = { $ages }{ $value }元
between-steps = 、

# 把握，与未载明者

sure-as-printed = 把握：以上只引规划印出的数字，未作推算。
sure = 把握：占比为规划所印，床位为推算；仅四舍五入就使每百张床位的改造数在{ $ranges }之间。
sure-ends = { $low }–{ $high }
sure-in = { $ends }（{ $place }）
provisional = { $places }的基期是规划自称的预计值。
lacks =
    .old = 老年人口占比
    .beds = 养老机构床位
    .nursing = 护理型床位占比
    .allowance = 普惠高龄津贴的标准
lacks-everywhere = { $what }（各规划）
lacks-in = { $what }（{ $places }）
not-stated = 未载明：{ $listed }。
all-stated = 上述各项规划均有载明。

# 表旁的话：推算的人数、新建床位、护理人员

implies-nothing = 印出的数字推不出老年人口的数目。
implied-recipients = { $place }：由高龄津贴支出和标准推算，按全年领取计为{ $low }至{ $high }人。
implied-least = { $place }：由意外伤害保险参保人数推算，户籍老年人至少{ $low }人。
implied-people = { $place }：由总床位和每千人床位推算，老年人约{ $point }人（{ $low }至{ $high }），户籍或常住未说明。
scenario-without-stock = 没有同时印出床位和护理型占比的城市，无从计入新建床位。
scenario-without-beds = 未假设新建床位（参数new_beds）；以上按现有床位计算。
scenario = 假设各市新建{ $beds }张护理型床位：{ $places }。
scenario-left = { $place }占比{ $share }，仍须改造{ $left }张
scenario-met = { $place }占比{ $share }，达到目标
residents = { $place }{ $year }年每名护理人员照护{ $value }名入住老年人；规划未提出护理人员的配备标准。
no-residents = 规划未同时载明入住人数和护理人员，照护负担不明。

# 局限

limit-level = { $places }为县级；津贴标准由哪一级制定，规划未载明。
limit-levels = { $places }为县级，与地级的{ $above }并列；津贴标准由哪一级制定，规划未载明。
limit-beds = 床位口径不同：{ $all }为各类养老场所的总床位，{ $institutions }只计养老机构，故不作比较。
limit-gap = 护理型床位的缺口按现有床位计算：床位总数若有增减，缺口随之变化；“不低于”的目标使缺口成为下限。
limit-price = 改造与新建只是两个极端，以床位计价，不涉及资金；规划未载明单位造价。
limit-staff = 社会工作者的现有数为各领域总数，持证者与专业人才口径不同；标准所占比例只作对照，不表示缺口。
limit-ages = 各市老年人的年龄结构不同：同样的占比和标准，高龄老年人多的地方负担更重；规划未按年龄载明床位和服务，无从扣除。
limit-plans = { $plans ->
        [1] 证据只有一份规划，不作比较。
       *[other] 所比城市仅{ $plans }个，只作逐个对照，不作统计推断。
    }

# 无表无图时

absent =
    .nursing = 规划未载明护理型床位占比。
    .allowances = 规划未载明普惠高龄津贴的标准。
    .steps = 规划未载明高龄津贴或补贴的标准。
    .means = 规划未载明按家庭经济状况发放的补贴。

# 表格

column =
    .grown = 新建{ $beds }张后占比
    .city = 城市
    .old = 六十岁及以上占比
    .population = 人口口径
    .scope = 床位口径
    .beds = 床位
    .per-1000 = 每千名老年人床位
    .year = 年份
    .now = 现占比
    .target = 目标
    .target-year = 目标年
    .attribute = 属性
    .convert = 须改造
    .build = 或须新建
    .institutions = 养老机构床位
    .nursing = 现有护理型
    .at-target = 目标
    .left = 仍须改造
    .service = 服务
    .of = 分母
    .baseline = 现状
    .change = 变化
    .norm = 规划的配备标准
    .counted-on = 计算基数
    .asks = 须有
    .workers = 社会工作者（各领域）
    .share = 占比
    .age = 年龄
    .payment = 项目
    .whom = 对象
    .amount = 标准
norm = { $name }：{ $norm }
base-lacks = { $base }{ $absence }
counted-on = { $base }{ $count }
certified = { $count }（持证）
unit =
    .beds = 张
    .per-100 = 每百张现有床位
    .points = 百分点
    .persons = 人
    .yearly = 元/人·年
note =
    .old-beds = 两种床位口径不可互比：一种计入社区设施的床位，一种只计养老机构。
    .nursing-rates = 改造：总床位不变，普通床位改为护理型。新建：不改造，只增加护理型床位。括号内为印出数字四舍五入所留的余地。
    .nursing-beds = ≤：规划只载明各类场所的总床位，机构床位不会更多，护理型床位至多如此。
    .services = 分母各异，不同行之间不可直接比较。现状为≈者，变化亦为约数。
    .staff = 按现有老年人和床位计算。社会工作者为各领域总数，规划未载明其中从事养老服务者；持证者与专业人才口径不同。
    .allowances = 只列不问收入、按年龄人人享有的津贴；按月印出者乘以12。
    .means = 须为低保或低收入家庭成员，不与普惠津贴比较。
caption =
    .old-beds = 老年人口与养老床位
    .nursing-rates = 护理型床位占比与缺口
    .nursing-beds = 护理型床位：现有、目标与代价
    .services = 社区与乡镇的养老服务覆盖
    .staff = 养老服务的社会工作者：标准与现有
    .allowances = 按年龄普惠的高龄津贴
    .means = 按家庭经济状况发放的补贴
unpaid = 无
